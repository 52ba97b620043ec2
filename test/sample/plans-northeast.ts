import { held, left, lentBy, notHere, publicHealthLeft, type TablePlan } from './plan.js';

/** The tables of the Northeast: eleven people for 33 seats, so that many sit at two tables and much is missing. */
export const NORTHEAST: TablePlan[] = [
  {
    community: 'Fort St. John',
    foundedOn: '2022-04-12',
    champion: 'Jasleen Toor-Wilder',
    seats: {
      Health: [held('Edgar Molnár-Voss')],
      'Mental health': [lentBy('Dawson Creek', '2023-01-10')],
      Education: [held('Stéphanie Ruel-Aston')],
      'Child care': [held('Clarissa Imperial-Boyd')],
      'Social care': [left('Jasleen Toor-Wilder', '2026-01-30', 'NO_TIME', { from: '2024-02-01', endNote: 'One seat is enough beside running the table' })],
      'Child development': [left('Keiko Farrant-Osei', '2024-08-31', 'MOVED_AWAY', { endNote: 'Went away to study' })],
      'Indigenous agencies': [held('Anita Kwan-Delorme')],
      'Local government': [held('Rhys Tolland-Nair')],
      'Not-for-profit': [held('Jasleen Toor-Wilder')],
      'Family voice': [left('Stéphanie Ruel-Aston', '2025-03-31', 'NO_TIME')],
      Libraries: [left('Jasleen Toor-Wilder', '2024-01-31', 'NO_TIME')],
    },
  },
  {
    community: 'Dawson Creek',
    foundedOn: '2022-06-16',
    champion: 'Verna Schulze-Okoye',
    seats: {
      Health: [held('Lise Gervais-Thorn')],
      'Mental health': [held('Ian Balfour-Rémy')],
      Education: [left('Stéphanie Ruel-Aston', '2025-11-28', 'NO_TIME')],
      'Child care': [held('Clarissa Imperial-Boyd', '2022-09-20')],
      'Social care': [notHere('Verna Schulze-Okoye, champion', '2023-06-13')],
      'Child development': [held('Verna Schulze-Okoye')],
      'Indigenous agencies': [held('Anita Kwan-Delorme')],
      'Local government': [held('Rhys Tolland-Nair', '2022-10-04')],
      'Not-for-profit': [held('Lena Froese-Adair', '2024-01-16')],
      'Family voice': [left('Farah Lindgren-Dey', '2024-03-31', 'MOVED_AWAY')],
    },
  },
  {
    community: 'Fort Nelson',
    foundedOn: '2022-10-05',
    champion: 'Blair Underhay-Moss',
    seats: {
      Health: [publicHealthLeft('Selwyn Abara-Finn')],
      'Mental health': [notHere('Selwyn Abara-Finn, nurse', '2023-02-01')],
      Education: [held('Blair Underhay-Moss')],
      'Child care': [held('Halina Wojtas-Green')],
      'Child development': [notHere('Blair Underhay-Moss, champion', '2022-12-07')],
      'Indigenous agencies': [lentBy('Fort St. John', '2024-05-01')],
      'Local government': [held('Blair Underhay-Moss', '2023-06-20')],
      'Not-for-profit': [left('Halina Wojtas-Green', '2024-10-31', 'NO_TIME')],
      Libraries: [lentBy('Prince George', '2024-04-01')],
    },
  },
];
