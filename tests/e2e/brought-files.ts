export type BroughtFile = {
  name: string
  mimeType: string
  text: string
  /** What is said of the one line that cannot be taken in. */
  refused: RegExp
}

// Columns as the registers publish them and a graph as Gephi saves it; what stands in them is invented.
const GRANTS = `nomAttribuant;idAttribuant;dateConvention;referenceDecision;nomBeneficiaire;idBeneficiaire;objet;montant;nature;datesPeriodeVersement;conditionsVersement;idRAE;notificationUE;pourcentageSubvention
Région des Essais;23330001100019;2014-03-01;D-12;MJC du Pont;32212080900015;Fabrique du bord;10000;numéraire;;;;non;0.6
Région des Essais;23330001100019;2014-03-01;D-12;Centre social du Port;;Fabrique du bord;10000;numéraire;;;;non;0.4
Région des Essais;23330001100019;2014-02-30;D-13;MJC du Pont;32212080900015;Atelier d’été;2000;numéraire;;;;non;1
Région des Essais;23330001100019;2014-05-01;D-14;MJC du Pont;32212080900015;Atelier d’hiver;3000;numéraire;;;;non;1
`
const RESERVE = `"Bénéficiaire","Descriptif","Montant","Département","Programme budgétaire","ID_Acteur"
"Cercle de voile","Achat de bateaux","3000","Gironde","Sport","PA1"
"","Achat de livres","1000","Gironde","Sport","PA1"
"Amis du Pont","Concert","2000","Gironde","Culture","PA2"
`
const PLACES = `id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,typologie,services,date_maj
L1,,EPN du Lac,Pau,64000,64445,1 rue du Lac,43.3,-0.37,EPN,a|b,2023-05-02
,,,Pau,64000,64445,3 rue du Lac,43.3,-0.37,EPN,a,2023-05-02
L2,,EPN du Parc,Bordeaux,33000,33063,2 rue du Parc,44.84,-0.58,EPN,a,2023-05-02
`
const GRAPH = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <graph defaultedgetype="undirected">
    <nodes>
      <node id="n1" label="M.J.C. du Pont"/>
      <node id="n2" label="Compagnie du Quai"/>
      <node id="n3" label="Radio du Phare"/>
    </nodes>
    <edges>
      <edge id="e1" source="n1" target="n2" weight="2"/>
      <edge id="e2" source="n2" target="n3"/>
      <edge id="e3" source="n1" target="n9"/>
    </edges>
  </graph>
</gexf>
`

/** Grants (SCDL), the parliamentary reserve, places of digital mediation (La Mednum). */
export const REGISTERS: readonly BroughtFile[] = [
  { name: 'subventions.csv', mimeType: 'text/csv', text: GRANTS, refused: /Ligne 4.*2014-02-30/ },
  {
    name: '2013_reserve.csv',
    mimeType: 'text/csv',
    text: RESERVE,
    refused: /Ligne 3.*aucun acteur n’est nommé/,
  },
  {
    name: 'lieux.csv',
    mimeType: 'text/csv',
    text: PLACES,
    refused: /Ligne 3.*aucun acteur n’est nommé/,
  },
]

/** A graph whose first node is a beneficiary of the grants under another spelling. */
export const GEPHI_FILE: BroughtFile = {
  name: 'graphe.gexf',
  mimeType: 'application/xml',
  text: GRAPH,
  refused: /Ligne 12.*n9.*n’est pas dans la liste/,
}
