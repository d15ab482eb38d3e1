/* What an event does to the desk's picture: a pure function, the twin of desk/projection.py. */
const OVER = new Set(["done", "closed", "rejected", "withdrawn"]);
const RINGING = new Set(["sent", "acknowledged"]);
const ROW = ["municipality", "number", "category", "category_name", "urgency", "status", "responsible", "lat", "lon",
  "reported_at", "version", "claimed_by"];

const pick = (data, names) => Object.fromEntries(names.map((name) => [name, data[name]]));
const without = (all, number) => { const {[number]: gone, ...rest} = all; return rest; };

function afterMelding(rows, data) {
  const rest = without(rows, data.number);
  if (data.responsible !== "region" || OVER.has(data.status)) return rest;
  return {...rest, [data.number]: pick(data, ROW)};
}

function afterAlarm(alarms, data) {
  if (RINGING.has(data.state)) {
    return {...alarms, [data.number]: pick(data, ["alarm", "person_name", "step", "state"])};
  }
  return alarms[data.number]?.alarm === data.alarm ? without(alarms, data.number) : alarms;
}

export function applyEvent(state, {event, data}) {
  if (event.startsWith("melding.")) return {...state, meldingen: afterMelding(state.meldingen, data)};
  if (event.startsWith("alarm.")) return {...state, alarms: afterAlarm(state.alarms, data)};
  return state;
}
