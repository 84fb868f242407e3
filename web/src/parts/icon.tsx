const DRAWN = {
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6l4 4 4-4',
  up: 'M4 10l4-4 4 4',
  right: 'M6 3l5 5-5 5',
  left: 'M10 3L5 8l5 5',
  menu: 'M2 4h12M2 8h12M2 12h12',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  sun: 'M8 5a3 3 0 100 6 3 3 0 000-6zM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.1 1.1M11.9 11.9L13 13M13 3l-1.1 1.1M4.1 11.9L3 13',
  moon: 'M13 9.6A5.6 5.6 0 016.4 3 5.6 5.6 0 1013 9.6z',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  help: 'M5.8 6a2.2 2.2 0 113.2 2c-.8.4-1 .8-1 1.6M8 12.2v.2',
  plus: 'M8 3v10M3 8h10',
  save: 'M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10',
  expand: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  play: 'M5 3l7 5-7 5z',
  pause: 'M5.5 3.500v9M10.500 3.500v9',
  // reasons of isolation
  'not-recorded':
    'M8 2.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM6.4 6.6a1.7 1.7 0 112.4 1.5c-.5.3-.8.6-.8 1.2M8 11.2v.1',
  new: 'M8 14V8M8 8C8 5 6 3 3 3c0 3 2 5 5 5zM8 9c0-2 1.500-4 5-4 0 3-2 4-5 4',
  dormant: 'M8 2.500a5.500 5.500 0 100 11 5.500 5.500 0 000-11zM8 5v3.500l2 1.500',
  'no-project': 'M8 3.500a4.500 4.500 0 100 9 4.500 4.500 0 000-9z',
  'support-only': 'M8 2v5M3 13.500a5 5 0 0110 0M8 7a2 2 0 100-4',
  solo: 'M2.500 4.500h11v8h-11zM8 7a1.500 1.500 0 100 3 1.500 1.500 0 000-3z',
  pair: 'M4 6a2 2 0 100 4 2 2 0 000-4zM12 6a2 2 0 100 4 2 2 0 000-4zM6 8h4',
  periphery:
    'M6.500 5a3.500 3.500 0 100 7 3.500 3.500 0 000-7zM13 2.500l-3.500 3.700M13.500 2.100v.1',
  'own-sector-only': 'M2.500 2.500h11v11h-11zM6 6.500v3M10 6.500v3M6 8h4',
  'own-commune-only':
    'M8 14s4.500-4.200 4.500-7.500a4.500 4.500 0 00-9 0C3.500 9.800 8 14 8 14zM8 5.200v2.600',
} as const
export type IconName = keyof typeof DRAWN

export const isIconName = (name: string): name is IconName => Object.hasOwn(DRAWN, name)

/** A line drawing of 16 by 16; a text always stands beside it or names the button that holds it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={DRAWN[name]} />
    </svg>
  )
}
