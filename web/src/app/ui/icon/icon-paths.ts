/**
 * Our own icons: strokes on a 20 by 20 grid, drawn for this app. A name says what the icon shows or means; every use
 * stands beside a word, or the button that holds it has an aria-label.
 */
export const ICON_PATHS = {
  fortnight: 'M3 5.5h14v11H3zM3 9h14M7 3v4M13 3v4M7.5 9v7.5M12.5 9v7.5',
  requests: 'M5 3h10v14H5zM7.5 7h5M7.5 10h5M7.5 13h3',
  today: 'M4 4h12v13H4zM7 2.5v3M13 2.5v3M7 11l2.2 2.2L13.2 9',
  board: 'M3 4h14v12H3zM7.7 4v12M12.3 4v12M4.7 7h1.4M9.3 7h1.4M9.3 9.5h1.4M14 7h1.4',
  workload: 'M3 17h14M5 17V9M9 17V5M13 17v-6M16.5 3l-3.5 3.5-2.5-2-4 3',
  practicals: 'M8 3h4M8.7 3v5L4.6 15c-.6 1 .1 2 1.2 2h8.4c1.1 0 1.8-1 1.2-2l-4.1-7V3M6.7 12.5h6.6',
  library: 'M4 3.5h12v13H6a2 2 0 0 1-2-2zM4 14.5a2 2 0 0 1 2-2h10M7.5 6.5h5',
  apparatus: 'M3 8l7-4 7 4v8H3zM3 8l7 3.5L17 8M10 11.5V16',
  imports: 'M10 3v9M6.5 8.7L10 12.2l3.5-3.5M4 13.5V17h12v-3.5',
  people:
    'M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4zM2.5 16.5c.3-3 2.3-4.5 5-4.5s4.7 1.5 5 4.5M13 9.2a2.3 2.3 0 1 0-.6-4.5M14.5 12.2c1.8.4 2.8 1.9 3 4.3',
  policy: 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 6v4l2.7 2',
  calendar: 'M3 5.5h14v11H3zM3 9h14M7 3v4M13 3v4',
  bell: 'M5.5 14V9a4.5 4.5 0 0 1 9 0v5l1.5 1.5H4zM8.5 17.2h3M10 4.5V2.8',
  mail: 'M3 5h14v10.5H3zM3.5 5.7L10 11l6.5-5.3',
  reports: 'M5 2.8h7l3.5 3.5v11H5zM11.7 3v3.7h3.6M7.5 11h5M7.5 14h5',
  settings: 'M4 6h8M15 6h1M4 14h1M8 14h8M12 4.2v3.6h3V4.2zM5 12.2v3.6h3v-3.6z',
  check: 'M4 10.5l4 4 8-9',
  clock: 'M10 3.2a6.8 6.8 0 1 0 0 13.6 6.8 6.8 0 0 0 0-13.6zM10 6v4l2.7 2',
  dots: 'M5 10h.01M10 10h.01M15 10h.01',
  question: 'M7.3 7.6a2.7 2.7 0 1 1 4.3 2.2c-.9.7-1.6 1.2-1.6 2.2M10 15.2h.01',
  alert: 'M10 3.5l7.5 13h-15zM10 8.5v3.5M10 14.3h.01',
  bang: 'M10 4v8M10 15.5h.01',
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  minus: 'M4.5 10h11',
  plus: 'M10 4.5v11M4.5 10h11',
  left: 'M12 4.5L6.5 10l5.5 5.5',
  right: 'M8 4.5l5.5 5.5L8 15.5',
  down: 'M4.5 7.5L10 13l5.5-5.5',
  search: 'M8.7 3.5a5.2 5.2 0 1 0 0 10.4 5.2 5.2 0 0 0 0-10.4zM12.5 12.5l4.2 4.2',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  pen: 'M4 16l.8-3.5L13.5 3.8l2.7 2.7-8.7 8.7zM11.5 5.8l2.7 2.7',
  truck:
    'M2.5 5h9v8.5h-9zM11.5 8h3.5l2.5 2.8v2.7h-6M6 15.8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM14 15.8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  undo: 'M7.5 4L3.5 8l4 4M3.5 8H12a4.3 4.3 0 0 1 0 8.5H8',
  out: 'M8 3.5H4v13h4M12 6.5l3.5 3.5-3.5 3.5M15.5 10H8',
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  keyboard: 'M2.5 5.5h15v9h-15zM5 8.5h.01M7.5 8.5h.01M10 8.5h.01M12.5 8.5h.01M15 8.5h.01M6.5 11.7h7',
  message: 'M3 4.5h14v9H9.5L6 16.5v-3H3z',
  live: 'M10 8.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
} as const;

/** The name of an icon that exists. */
export type IconName = keyof typeof ICON_PATHS;
