/**
 * Messages as teachers write them, each with what it asks: `@17 P3` the lesson (`@?` is asked about), `#` the practical, then lines (`10 Tripod` for
 * the class, `2/set`, `1/pupil`, `500 cm3 name @strength`), `!pupils=`, `!group=`, and `?words` that stand in what is unsure.
 */
export const OPEN_MESSAGES = String.raw`
10 bunsens and tripods for 9X P3 Tues => @17 P3; 10 Bunsen burner; 10 Tripod
Can I have 10 sets of bunsens, tripods and gauzes for 9X P3 Tues, 15 lamps too => @17 P3; 10 Bunsen burner; 10 Tripod; 10 Gauze; ?15 lamps
Hi, please could I have 15 microscopes and 30 slides for 10Y/Bi3 on Wednesday P2. Thanks => @18 P2; 15 Light microscope; 30 Microscope slide
9X1 Thurs P5 - 8 ray boxes, 16 mirrors, 8 protractors => @19 P5; 8 Ray box; 16 Plane mirror; 8 Protractor
food tests with 7X2 on Thursday please => @19 P1; #Food tests
8Y2 friday p2: class set of goggles, 15 bunsens, 15 heatproof mats, 30 splints => @20 P2; 1/set Eye protection; 15 Bunsen burner; 15 Heatproof mat; 30 Wooden splint
need 20 thermometers tomorrow p3 => @17 P3; 20 Thermometer −10 to 110 °C
20, no 24 test tubes for Tuesday period 1 => @17 P1; 24 Test tube
15 x 250ml beakers, 15 x thermometers, 15 x stopwatches. 11X/Bi1 Tues P1 => @17 P1; 15 Beaker 250 cm³; 15 Thermometer −10 to 110 °C; 15 Stopwatch
Could you put out 12 power packs, 24 crocodile clips and 12 ammeters in lab 4 for P2 today? => @16 P2; 12 Power supply 0 to 12 V; 24 Crocodile clip; 12 Ammeter
osmosis for year 10 on wednesday => @18 P2; #Osmosis in potato
RP3 10Y/Bi3 Fri => @20 P3; #Osmosis in potato
titration 12B weds P3, 16 burettes 16 pipettes and 16 pipette fillers => @18 P3; #Titration of acid and alkali; 16 Burette 50 cm³; ?16 pipettes; 16 Pipette filler
500ml of 0.5M HCl and 500ml 0.5M NaOH for 9X Thursday P5 => @19 P5; 500 cm3 hydrochloric acid @0.5; 500 cm3 sodium hydroxide @0.5
2 beakers (250) per pair, 1 thermometer per pair for 11X/Bi1 Thurs P4 => @19 P4; 1/set Thermometer −10 to 110 °C; !group=2; ?2 beakers (250)
30 goggles, 30 test tubes, 5 racks => 30 Eye protection; 30 Test tube; ?5 racks
Please can I have 1 kettle and 4 eureka cans for 7X2 Mon P1 => @16 P1; 1 Kettle; 4 Eureka can
a class set of microscopes, tomorrow last lesson => @17 P5; 1/set Light microscope
bunsons, tripods and guazes for 10 groups, 9X Tues P3 => @17 P3; 10 Bunsen burner; 10 Tripod; 10 Gauze
15 thermomters 8Y2 Fri => @20 P2; 15 Thermometer −10 to 110 °C
Heart dissection 11X/Bi1 Thursday P4 - 10 dissection kits, 10 trays please => @19 P4; #Heart dissection; 10 Dissection kit; 10 Dissection tray
For 9X1 next lesson: 10 springs, 10 clamp stands, 10 sets of 100 g masses, 10 metre rules => @16 P4; 10 Spring; 10 Clamp stand with boss and clamp; 10 Slotted masses 10 × 100 g with hanger; 10 Metre rule
Van de Graaff for period 4 today please => @16 P4; ?Van de Graaff
1 van de graaff generator P4 Monday => @16 P4; 1 Van de Graaff generator
flame tests 9X tues p3 no goggles needed we have them => @17 P3; #Flame tests and identifying ions
10 bunsens, no tripods, 10 heatproof mats => 10 Bunsen burner; 10 Heatproof mat
20 bunsens for the 24/11 P3 => @24 P3; 20 Bunsen burner
20 bunsens for 24 Nov P3 => @24 P3; 20 Bunsen burner
12 quadrats and 6 tape measures, 8Y2, Tue 24 Nov => @24 P5; 12 Quadrat 0.5 m; 6 Tape measure 30 m
could 9x1 have 15 light microscopes 30 coverslips and methylene blue on thurs => @19 P5; 15 Light microscope; 30 Coverslip; ?methylene blue
16 test tubes, 8 test tube racks, 8 dropping pipettes, 100 cm3 iodine for 7X2 P1 Thursday => @19 P1; 16 Test tube; 8 Test tube rack; 8 Dropping pipette; 100 cm3 iodine solution
10 x 100ml conical flasks, 5 stop clocks, 1 litre sodium thiosulphate 0.2 mol/dm3, 500 cm3 1M HCl. 11X/Bi1 P4 Thurs => @19 P4; 10 Conical flask 100 cm³; 5 Stopwatch; 1000 cm3 sodium thiosulfate @0.2; 500 cm3 hydrochloric acid @1
disappearing cross, 11X/Bi1, tues => @17 P1; #Rate by a disappearing cross
2 potatoes, 5 cork borers and 15 scalpels for 10Y on Friday P3 => @20 P3; 2 Potato; 5 Cork borer; 15 Scalpel
Please may I order 6 ripple tanks => 6 Ripple tank
30 wooden splints + 2 boxes of matches for 8Y2 tomorrow p5 => @17 P5; 30 Wooden splint; ?2 boxes of matches
8 glass blocks/8 ray boxes/8 protractors for 9X P5 thursday => @19 P5; 8 Glass block; 8 Ray box; 8 Protractor
Morning! 14 ammeters, 14 voltmeters, 28 leads please, 9X1 p4 today => @16 P4; 14 Ammeter; 14 Voltmeter; ?28 leads
Circuits kit: 15 cells, 30 lamps in holders, 15 switches for 9X1 P3 tuesday => @17 P3; ?Circuits kit; 15 Cell holder with cell; ?30 lamps; 15 Switch
30 pairs of scissors and a class set of rulers => 30 Scissors; ?rulers
Class set of 30cm rulers 7X2 Thurs P1 => @19 P1; 1/set Ruler 30 cm
1 beaker 250ml each, 1 thermometer each => 1/set Beaker 250 cm³; 1/set Thermometer −10 to 110 °C
3 test tubes per pupil, goggles for everyone, 9X thurs p5 => @19 P5; 3/pupil Test tube; 1/pupil Eye protection
each pair needs 2 test tubes, a spatula and a glass rod => 2/set Test tube; 1/set Spatula; 1/set Glass rod; !group=2
Per group: 1 ray box, 2 plane mirrors, 1 protractor. 9X1 thurs => @19 P5; 1/set Ray box; 2/set Plane mirror; 1/set Protractor
12 evaporating basins, 12 tripods, 12 gauzes, 12 bunsens, filter paper, 200g copper oxide and 1 dm3 of 1 mol/dm3 sulphuric acid for 10Y wed => @18 P2; 12 Evaporating basin; 12 Tripod; 12 Gauze; 12 Bunsen burner; ?filter paper; 200 g copper(II) oxide; 1000 cm3 sulfuric acid @1
50 g marble chips and 300ml 2M HCl => 50 g calcium carbonate; 300 cm3 hydrochloric acid @2
20 vol hydrogen peroxide 250 ml => 250 cm3 hydrogen peroxide @20 vol
hydrogen peroxide 250ml 20 vol, 15 measuring cylinders 10ml, 8y2 friday => @20 P2; 250 cm3 hydrogen peroxide @20 vol; 15 Measuring cylinder 10 cm³
15 measuring cylinders => ?15 measuring cylinders
15 balances for tues p3 => @17 P3; ?15 balances
3 electronic balances for tues p3 => @17 P3; 3 Top-pan balance 0.01 g
6 bunsens 9Y1 Tues P3 => @?; 6 Bunsen burner
6 bunsens for 9X => @?; 6 Bunsen burner
Year 11 thursday, 30 pupils in pairs, reaction time please => @19 P4; #Reaction time; !pupils=30; !group=2
food tests for 28 kids in groups of 4, 7X2 thursday => @19 P1; #Food tests; !pupils=28; !group=4
class of 26. 13 light meters. 10Y/Bi3 P2 Weds => @18 P2; !pupils=26; 13 Light meter
2 x laptops trolley, P3 fri => @20 P3; 2 Laptop trolley A
laptop trolley a for friday p3 please => @20 P3; 1 Laptop trolley A
1 laptop trolley A and 8 data loggers, weds p3/4 12B => @18 P3; 1 Laptop trolley A; 8 Data logger
8 light gates, 4 dynamics trolleys and runways for 12B on wednesday => @18 P3; 8 Light gate; 4 Dynamics trolley and runway
30 goggles and 1 kg salt for rock salt, 7X2 mon 23/11 p1 => @23 P1; 30 Eye protection; 1000 g sodium chloride; #Separating rock salt
separating rock salt - 7x2 Monday 23rd P1 => @23 P1; #Separating rock salt
chromotography 8Y2 Friday P2 => @20 P2; #Paper chromatography
Hiya, could I get paper chromatography for 8Y2 tomorrow pls, 14 groups => @17 P5; #Paper chromatography; ?14 groups
15 watch glasses, 15 forceps, magnesium ribbon x 30, 15 tongs for 9X1 Tues => @17 P3; 15 Watch glass; 15 Forceps; 30 Magnesium ribbon 3 cm; 15 Tongs
beakers x10 (100ml), tripods x10, gauzes x10 => 10 Beaker 100 cm³; 10 Tripod; 10 Gauze
100ml beakers x10, tripods x10 => 10 Beaker 100 cm³; 10 Tripod
test tubes: 40, test tube racks: 10, bungs: 40 => 40 Test tube; 10 Test tube rack; ?bungs: 40
test tubes - 40
test tube holders - 10
spotting tiles - 10 => 40 Test tube; 10 Test tube holder; 10 Spotting tile
a dozen bunsens and half a dozen tripods => 12 Bunsen burner; 6 Tripod
twenty test tubes, ten pipettes => 20 Test tube; ?ten pipettes
twelve petri dishes and 12 teat pipettes for 10Y fri p3 => @20 P3; 12 Petri dish; 12 Dropping pipette
10 bunsen burners 10 tripods 10 gauze 10 mats 7X2 Thu P1 => @19 P1; 10 Bunsen burner; 10 Tripod; 10 Gauze; ?10 mats
30 safety specs, 15 pestle and mortars, 15 filter funnels for 10Y P2 wed => @18 P2; 30 Eye protection; 15 Pestle and mortar; 15 Filter funnel
15 boss and clamps, 15 100ml beakers => 15 Boss and clamp; 15 Beaker 100 cm³
12V lamps x 15 with 15 power supplies, 9X P4 monday => @16 P4; 15 Filament lamp 12 V in holder; 15 Power supply 0 to 12 V
15 12V lamps => 15 Filament lamp 12 V in holder
15 bulbs, 15 switches, 30 croc clips => 15 Small lamp in holder; 15 Switch; 30 Crocodile clip
10 ohm resistors x 12 => 12 Resistor 10 Ω
12 10 ohm resistors and 12 variable resistors for wed p3 => @18 P3; 12 Resistor 10 Ω; 12 Variable resistor
15 rulers => ?15 rulers
15 metre rulers and 15 protractors thurs p5 => @19 P5; 15 Metre rule; 15 Protractor
dna from fruit 10Y/Bi3 Fri 20 Nov P3 => @20 P3; #DNA from fruit
hearts for dissection thurs p4 => @19 P4; #Heart dissection
200ml benedicts, 200ml biuret, 100ml iodine, 15 test tube racks, 90 test tubes => 200 cm3 Benedict's solution; 200 cm3 biuret solution; 100 cm3 iodine solution; 15 Test tube rack; 90 Test tube
0.5M HCl for 9X tues => @17 P3; ?0.5M HCl
5 water baths, 60 boiling tubes, 10 boiling tube racks. Amylase and pH 10Y/Bi3 Wed => @18 P2; #Amylase and pH; 5 Water bath; 60 Boiling tube; 10 Boiling tube rack
Could I have 16 stopwatches for 11X/Bi1 at 12:10 on Thursday => @19 P4; 16 Stopwatch
16 stopwatches, 8.50 tuesday => @17 P1; 16 Stopwatch
14 wash bottles for 2pm tomorrow => @17 P5; 14 Wash bottle
14 glass rods, first lesson tomorrow => @17 P1; 14 Glass rod
10 syringes (5ml) for 10Y fri => @20 P3; 10 Syringe 5 cm³
10 Bunsens, 10 Tripods, 10 Gauzes.
9X1
Tuesday
P3
Thanks, Rosa => @17 P3; 10 Bunsen burner; 10 Tripod; 10 Gauze
7X2 Mon P1 wk of 23rd Nov - 30 paper clips, 10 springs => @23 P1; 30 Paper clip; 10 Spring
15 spatulas please!!! => 15 Spatula
for thursday p1: 7 mounted needles; 7 microscopes; 14 slides; 14 coverslips => @19 P1; 7 Mounted needle; 7 Light microscope; 14 Microscope slide; 14 Coverslip
25 bunsens make that 28 for 9X tues p3 => @17 P3; 28 Bunsen burner
10 bunsens sorry 12 bunsens, friday p2 => @20 P2; 12 Bunsen burner
15 test tubes, actually 18, tues p1 => @17 P1; 18 Test tube
7 sets of 2 beakers 250ml => ?7 sets of 2 beakers
15 g-clamps wed p3 => @18 P3; 15 G-clamp
I need 5 extra stopwatches for reaction time, 11X thursday => @19 P4; #Reaction time; ?5 extra stopwatches
Stretching a spring (9X Tues P3). => @17 P3; #Stretching a spring
Looking at cells, 7X2 Thu P1, 15 prepared slide sets too => @19 P1; #Looking at cells with a microscope; 15 Prepared slide set
Specific heat capacity demo for 11X/Bi1 Tues => @17 P1; #Specific heat capacity; ?demo
6 bunsens P3 => @?; 6 Bunsen burner
pondweed, 10Y Friday period 3 => @20 P3; #Light and the rate of photosynthesis
Resistance of a wire for 12B Wednesday double => @18 P3; #Resistance of a wire
1 kg of copper sulfate and 12 evaporating basins => 1000 g copper(II) sulfate; 12 Evaporating basin
100ml 0.1 mol dm-3 copper sulphate, 12 electrodes => 100 cm3 copper(II) sulfate @0.1; ?12 electrodes
2l ethanol, 20 cotton wool => 2000 cm3 ethanol; 20 Cotton wool
50 pH strips, universal indicator paper x 20 => 50 pH strip; 20 Universal indicator paper
100 cm³ limewater and 10 delivery tubes => 100 cm3 limewater; 10 Delivery tube with bung
Please may 8Y2 have series and parallel circuits on Fri P2, I'd like 16 sets => @20 P2; #Series and parallel circuits; ?16 sets
Can we do density on Monday 23 Nov P2 with 10Y/Bi3 => @23 P2; #Density of solids and liquids
15 eureka cans 15 measuring cylinders 50ml 7X2 thursday => @19 P1; 15 Eureka can; 15 Measuring cylinder 50 cm³
10 thermometers for Lab 4 tues p3 => @17 P3; 10 Thermometer −10 to 110 °C
10 thermometers for Lab 6 tues p3 => @17 P3; 10 Thermometer −10 to 110 °C; ?Lab 6
dont need tripods just 10 bunsens tues p3 => @17 P3; 10 Bunsen burner
10 heatproof mats without bunsens, 9X tues => @17 P3; 10 Heatproof mat
a microscope and a data logger for demo, thurs p4 => @19 P4; 1 Light microscope; 1 Data logger; ?demo
whatever you did last year for 9X1 tues p3 => @17 P3; ?whatever you did last year
1000 test tubes tues p1 => @17 P1; 1000 Test tube
3 bunsens 4 tripods 5 gauzes 6 tongs 7 spatulas tues p3 => @17 P3; 3 Bunsen burner; 4 Tripod; 5 Gauze; 6 Tongs; 7 Spatula
`;
