export { readBoard, type BoardView } from './board.ts';
export { countAhead } from './count-ahead.ts';
export { readCentre, type CentreView } from './centre.ts';
export { readItems, type ItemsView } from './items.ts';
export { readIncidents, type IncidentsView } from './incidents.ts';
export { readMonitor } from './monitor.ts';
export {
  readLaggards,
  readParticipation,
  type LaggardsView,
  type ParticipationView
} from './participation.ts';
export { readPeopleBehind, type PeopleView } from './people-behind.ts';
export { readProgress, type ProgressView } from './progress.ts';
export { usualFilterOf, type ReportHead } from './reading.ts';
export { readRoundTwo, type RoundTwoView } from './round-two.ts';
export { chooseRoundTwo, readRoundTwoChoice, type RoundTwoChoiceView } from './round-two-choice.ts';
export { readQuality, readSpectrum, type QualityView, type SpectrumView } from './scores.ts';
export { readStructure, type StructureView } from './structure.ts';
