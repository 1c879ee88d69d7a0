"""The sentences, outlets and words of the simulated press (benchmarks/press.py): all invented here."""

OUTLETS = [
    f"{town} {name}"
    for town in ("Alder", "Brindle", "Carrow", "Dunmere", "Eastholm", "Farrow", "Glenby", "Harwick")
    for name in ("Courier", "Tribune", "Post", "Chronicle", "Observer")
]
AGENCIES = ["Meridian Press", "Halden News Agency", "Continental Wire"]
SEOUL = [
    "South Korea's Joint Chiefs of Staff",
    "South Korea's military",
    "the South Korean military",
    "Seoul's Joint Chiefs of Staff",
]
TOKYO = ["Japan's Defense Ministry", "the Japanese defence ministry", "Japan's Ministry of Defense"]
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
CLASSES = {
    "short": "short-range ballistic missile",
    "long": "intercontinental ballistic missile",
    "plain": "ballistic missile",
    "space": "rocket carrying a satellite",
}

LEADS = [
    "{actor} {trigger:fired} {count} {class} from {site} on {day}, {who} said.",
    "{who:cap} said {actor} had {trigger:launched} {count} {class} on {day} from {site}.",
    "On {day}, {count} {class} {trigger:lifted off} from {site} in what {who} described as another test by {actor}.",
    "{actor} carried out a {trigger:launch} of {count} {class} on {day}, according to {who}, which named {site}.",
    "A {trigger:test} involving {count} {class} took place at {site} on {day}; {who} blamed {actor}.",
    "Another weapons {trigger:trial} by {actor}: {who} counted {count} {class} leaving {site} on {day}.",
    "Radars followed {count} {class} after {actor} {trigger:sent} them up from {site} on {day}, {who} announced.",
    "{who:cap} detected {count} {class} that {actor} {trigger:shot} from {site} on {day}.",
    "Word came from {who} on {day} that {actor} had {trigger:let fly} {count} {class} out of {site}.",
    "It was {site} again: {actor} {trigger:tested} {count} {class} there on {day}, {who} told reporters.",
]
CLOCKS = [
    "The lift-off was recorded at {clock}, {who} added.",
    "{who:cap} put the time at {clock}.",
    "It happened at {clock}, by the reckoning of {who}.",
    "Sensors picked it up at {clock}, said {who} in a short notice.",
    "Clocks read {clock} when tracking began, {who} noted.",
    "{who:cap}, in a message to journalists, gave {clock} as the moment of firing.",
]
FLIGHTS = [
    "It covered {range} and rose to {apogee}, {who} reported.",
    "{who:cap} measured a flight of {range} with a peak altitude of {apogee}.",
    "A distance of {range} and a top height of {apogee} were given by {who}.",
    "The weapon climbed to {apogee} before falling after {range}, in the words of {who}.",
    "Having reached {apogee}, it came down {range} away, {who} estimated.",
    "Figures released by {who} speak of {range} flown and {apogee} of altitude.",
]
COUNTS = [
    "{who:cap} spoke of {count} {class}.",
    "By the count of {who} there were {count} {class}.",
    "{count:cap} {class} were seen, {who} stated.",
    "In a separate account {who} listed {count} {class}.",
]
CORRECTIONS = [
    "{who:cap} revised its earlier figure and now gives {range} for the flight and {apogee} for the height.",
    "In a corrected statement {who} set the distance at {range} and the altitude at {apogee}.",
    "After further analysis, {who} updated the numbers: {range} flown, {apogee} up.",
]
RECALLS = [
    "{actor} last {trigger:fired} a weapon on {day}, from {site}.",
    "The previous {trigger:test} by {actor} was on {day}.",
    "It follows a {trigger:launch} by {actor} from {site} on {day}.",
    "On {day}, {actor} had {trigger:tested} {count} {class} at {site}.",
]
FILLERS = [
    "Ferry operators in the region checked with their captains and carried on as before.",
    "Markets took little notice, with traders more concerned about the price of grain.",
    "A retired naval engineer said the pattern of recent months made the timing hard to read.",
    "Schools near the northern coast held their regular drill in the afternoon.",
    "Lawmakers of both camps asked for a closed briefing before the end of the week.",
    "Diplomats at the world body were sounding one another out about a joint text.",
    "The weather over the peninsula was clear, with a light wind from the west.",
    "Fishing crews were told by radio to keep clear of anything unusual in the water.",
    "In the capital, commuters watched the pictures on station screens without stopping.",
    "Analysts who study satellite photographs had noticed lorries moving near the coast.",
    "Talks about aid have been frozen since the spring, and neither side has named a date.",
    "An editor in the border town remembered quieter years, when the sirens were tested monthly.",
    "Airlines were advised of the closure of a corridor that few of them use.",
    "The trading season for crab opens soon, and the harbour masters want certainty.",
    "Neighbouring governments agreed to stay in touch through the usual channels.",
    "Shop owners near the base said visitors had been scarce since the autumn.",
    "Engineers have long debated how much of the fleet could be readied at short notice.",
    "The foreign minister was travelling and had no comment for the reporters with him.",
]
SYNONYMS = {
    "said": "stated",
    "carried": "went",
    "recorded": "registered",
    "added": "went on",
    "reported": "declared",
    "took": "showed",
    "little": "scant",
    "region": "area",
    "weather": "sky",
    "before": "ahead of",
    "told": "informed",
    "according": "by account",
    "asked": "called",
    "covered": "travelled",
    "rose": "climbed",
    "gave": "named",
    "announced": "made known",
    "pictures": "images",
    "usual": "customary",
    "noted": "remarked",
}
