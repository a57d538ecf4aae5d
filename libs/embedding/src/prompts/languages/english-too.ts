const WORDS = `
  academia am americana ample an antibodies arena argent art bal balls bandana bank bar barber basket
  baskets bata bear beard bearings bed bergen bianca blanche blazer blu bob body bola bolo bomber bon bone
  bones bonnet boot bord botte boxer brief bruins bureau bus businesses cafe calza canvas cap cape cappella
  car casa chat chemise chic chico cinta clair claire clara clube clubs col colbert collier como complete
  con concerto cord cortes costa costume costumes courses court courts cream curt custom dame das dates de
  derby destroyer destroyers die diner dom dome dress eadonly ecole en eng estate et excursion fantasia
  fell feminine fest fin flores florida fond footing ganga gatherings gilet glance gold golf golfer gonna
  gora gore grand gut habit habits hat haut haute hearings hell heller hood hose hut huts in informal jack
  jean job jogger jogging kant kind kinds laid lama lana landscapes lang lange laranja large larger late
  leer leger len leo lila lima lime lin link links lisa lit locker logos longs lunar lung luva luz mac mae
  maison mal mala malta mama man manga manner manners mantel mar marcel marche mare mari marine marines
  marino masculine maxi media medias menthe mer mere met mini mod moda mode mono montana motif motifs moto
  motor motors muster mutter natal net ni nina nino no noel non note nu nude offerings olive oliver on or
  orange oro padre pak pamela pan panda pants papa par parka pas pelle per pere pet petite peto pets piano
  pile pin pins plata plaza polar polo poole print printer prints pull pulls pump pumps punto rendezvous
  rib ring rings rio robe robes robot rock rocker rocks rode rolls roman rosa rose roses ross rossi rot
  rower sable sabrina sac sandal school schools sci shopper short shortstop sin skier skies skin slip slips
  smoking sofa sol sole sport stade stof stole strand strands stricken string table tag talon tank teal
  teatro tela tennis theater theaters tie tong top tops tote trench uni unix vent verdi vest vichy ville
  viola voyage voyager voyages wander was watering winds winters wit zee zip
`;

/**
 * English words that mean something else to wear in another language: a garden hose is no German Hose. They are read as
 * that language's where all of the prompt is, or where other words are of it.
 */
export const ENGLISH_TOO: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
