// The mood pictures: povray mood.pov Declare=Mood=<1..7>. Own work, Apache-2.0.
#include "common.inc"
#include "objects.inc"
global_settings { max_trace_level 8 }
#ifndef (Mood) #declare Mood = 1; #end
#declare Sd = seed(41);
#macro Leaf(Ln, Wd, C) sphere { 0,1 scale <Ln,.05*Ln,Wd> translate x*Ln
  texture { pigment { color C*(.8+.4*rand(Sd)) } finish { ambient 0 diffuse .8 specular .15 roughness .08 } } #end
#macro Branch(L, N, Bend, Ln, Wd, C)
  union {
    #local i=0; #while (i<24) #local p=i/24; #local q=(i+1)/24;
      cylinder { <Bend*p*p*L,L*p,.06*L*sin(p*5)>,<Bend*q*q*L,L*q,.06*L*sin(q*5)>,.018*L*(1-.7*p)*.6 }
    #local i=i+1; #end
    #local i=0; #while (i<N) #local p=.22+.78*i/(N-1);
      Leaf(Ln*(1.15-.45*p), Wd*(1.1-.3*p), C) rotate z*(25+rand(Sd)*35) rotate x*(rand(Sd)*50-25) rotate y*(i*137+rand(Sd)*40) rotate -z*Bend*55*p translate <Bend*p*p*L,L*p,.06*L*sin(p*5)> }
    #local i=i+1; #end
    texture { pigment { srgb <.36,.28,.20> } finish { ambient 0 diffuse .8 } } }
#end
#macro Grass(N, L, R, C)
  union { #local i=0; #while (i<N)
    #local a=rand(Sd)*2*pi; #local r=sqrt(rand(Sd))*R; #local h=L*(.55+.45*rand(Sd)); #local b=.25+.55*rand(Sd);
    sphere_sweep { cubic_spline 6, <0,-h*.3,0>,.5 <0,0,0>,.42 <b*h*.10,h*.4,0>,.40 <b*h*.32,h*.75,0>,.28 <b*h*.75,h,0>,.05 <b*h*1.2,h*1.05,0>,.01
      scale <1,1,.5> rotate y*degrees(a)*-1 translate <r*cos(a),0,r*sin(a)> texture { pigment { color C*(.75+.5*rand(Sd)) } finish { ambient 0 diffuse .8 specular .1 roughness .1 } } }
  #local i=i+1; #end }
#end
#macro Plaster(C) texture { pigment { bozo color_map { [0 C*.965] [.5 C] [1 C*1.025] } warp { turbulence .8 } scale 30 }
  normal { average normal_map { [1 granite .06 scale 12] [1 bumps .10 scale 4] [1 bumps .05 scale .6] } } finish { ambient 0 diffuse .82 } } #end
#macro Window(P, At, W, Hh, E) Softbox(P, At, W, Hh, E) #end
#macro At(O, X, Z, R) object { O rotate y*R translate <X,.03,Z> } #end
#macro Key(P, At, C, Sz) light_source { P rgb C area_light <Sz,0,Sz*.4>, <0,Sz,0> 6,6 adaptive 0 } #end
#macro PlankTop(Y, Z0, Z1, W) #local k=0; #local n=int((Z1-Z0)/W+.5); union { #while (k<n)
    box { <-190,Y-4,Z0+k*W+.06>,<190,Y,Z0+(k+1)*W-.06> Wood(OakA*.92,OakB*.95,0) translate x*0 }
  #local k=k+1; #end } #end
#declare EnvSky = sky_sphere { pigment { gradient y color_map { [0 srgb .70] [.5 srgb .72] [.75 srgb .86] [1 srgb .90] } scale 2 translate -y } }

#switch (Mood)
#case (1)
  sky_sphere { EnvSky }
  camera { location <8,60,-160> look_at <8,19,0> right x*1.6 up y angle 44 }
  Key(<-150,150,-70>, 0, <1.20,1.15,1.05>*1.1, 60)
  light_source { <130,90,-140> rgb .12 shadowless }
  Window(<-150,110,-60>, <0,0,0>, 40, 55, 3.2)
  object { PlankTop(0,-80,52,22) }
  plane { -z, -95 Plaster(srgb <.80,.79,.745>) }
  box { <-400,-60,52>,<400,-59,96> pigment { srgb .5 } }
  object { O_1030(16,1) translate <-8,0.03,-8> } object { O_1030(13.5,1) translate <-8,1.3,-8> } object { O_1020(2) translate <-8,2.6,-8> }
  At(O_1010(4), 24, -24, -30) At(O_1010(3), 39, -10, 205)
  At(O_1080(1), 34, 17, 8) At(O_1070(2), 60, -20, 170)
  At(O_3020(1), 7, 22, 0) At(O_3010(2), -37, -30, 0) At(O_3010(1), -46, -17, 0)
  At(O_1060(), -47, 19, 0)
  #local i=0; #while (i<7) sphere { <-47+6*cos(i*1.05)*(i<6?1:0),(i<6?9:13),19+6*sin(i*1.05)*(i<6?1:0)>,4.1 texture { pigment { bozo color_map { [0 srgb<.78,.62,.20>] [1 srgb<.62,.66,.26>] } scale 5 } normal { bumps .06 scale .5 } finish { ambient 0 diffuse .8 specular .15 roughness .05 } } } #local i=i+1; #end
  At(O_5010(5), 68, 20, 0)
  object { Branch(46,46,.55,3.0,1.0,srgb<.42,.49,.34>) translate <68,18,20> } object { Branch(38,36,-.6,3.0,1.0,srgb<.40,.47,.33>) rotate y*30 translate <68,18,20> }
#break
#case (2)
  sky_sphere { EnvSky }
  camera { location <2,56,-182> look_at <9,17,0> right x*1.6 up y angle 43 }
  Key(<150,150,-95>, 0, <1.15,1.12,1.06>*1.08, 60)
  light_source { <-130,80,-140> rgb .14 shadowless }
  Window(<150,110,-80>, <0,0,0>, 45, 55, 3.0)
  box { <-300,-5,-75>,<300,0,40> texture { pigment { granite color_map { [0 srgb<.60,.60,.585>] [.5 srgb<.70,.695,.68>] [1 srgb<.78,.775,.76>] } scale 9 } finish { ambient 0 diffuse .8 specular .1 roughness .03 reflection {.01,.12} } } }
  box { <-300,-5,40>,<300,200,44> texture { pigment { brick pigment { srgb<.62,.615,.60> }, pigment { bozo color_map { [0 srgb<.83,.835,.81>] [1 srgb<.88,.88,.855>] } scale 14 } brick_size <22,11,60> mortar .55 translate <3,0,30> }
     normal { brick 1.2 brick_size <22,11,60> mortar .7 translate <3,0,30> } finish { ambient 0 diffuse .78 specular .2 roughness .01 reflection {.02,.14} } } }
  object { O_2110() translate y*13.1 rotate z*90 rotate x*0 translate <0,7,0> rotate z*0 translate <-6,0,0> rotate x*0 scale 1 translate <-80,0,33> }
  object { O_2111() rotate z*90 rotate y*90 rotate x*-9 translate <-30,15.3,36> }
  At(O_2020(3), 2, 2, 22) At(O_2040(1), 52, 14, -14)
  At(O_2120(1), 31, -14, 0) At(O_2120(2), 40, -22, 0)
  At(O_2161(), -44, 2, 0) At(O_2160(2), -62, -4, 0)
  At(O_2130(), -25, -30, 30) At(O_2031(), 88, 4, 15)
  At(O_2010(13), 4, -42, -28) 
  At(O_1096(2), -56, -34, 24)
#break
#case (3)
  sky_sphere { pigment { srgb <.16,.18,.21> } }
  camera { location <4,50,-212> look_at <4,31,0> right x*1.6 up y angle 44 }
  light_source { <-190,160,-120> rgb <.30,.36,.46>*.7 area_light <60,0,30>,<0,60,0> 5,5 adaptive 0 }
  light_source { <24,56,0> rgb <1.25,.95,.62>*1.7 fade_distance 42 fade_power 2 area_light <5,0,0>,<0,0,5> 4,4 adaptive 0 }
  light_source { <-52,15.5,6> rgb <1.2,.92,.62>*.55 fade_distance 34 fade_power 2 area_light <8,0,0>,<0,8,0> 4,4 adaptive 0 }
  object { PlankTop(0,-80,46,21) }
  plane { -z, -70 Plaster(srgb <.36,.405,.43>) }
  object { O_4010(4,1) translate <24,52,0> }
  object { O_4060() translate <-52,.02,6> no_shadow }
  sphere { <-52,15.2,6>,9.9 hollow texture { pigment { rgbt 1 } finish { ambient 0 diffuse 0 emission <1.0,.86,.62>*.9 } } no_shadow }
  sphere { <-52,15.22,6>,10.05 no_shadow texture { pigment { srgbt <1,.9,.72,.25> } finish { ambient 0 diffuse .1 emission <1.0,.86,.62>*.8 } } }
  At(O_4050(), 62, 6, 15)
  #local i=0; #while (i<3) object { sphere { 0,1 scale <.55,1.7,.55> texture { pigment { rgbt <1,.8,.4,.2> } finish { ambient 0 diffuse 0 emission <2.4,1.7,.8> } } no_shadow rotate 0 translate vrotate(<i*9.4-9.4,8+i*6+17.6,(i=1?4:-1)>,y*15)+<62,0,6> } }
    light_source { vrotate(<i*9.4-9.4,8+i*6+18,(i=1?4:-1)>,y*15)+<62,0,6> rgb <1,.72,.38>*.28 fade_distance 22 fade_power 2 } #local i=i+1; #end
  At(O_1091(9), 10, -30, -20) At(O_1030(13.5,2), 36, -28, 0) At(O_3021(2), -12, 14, 0) At(O_5030(), -92, 6, 0)
  object { RBox(<-11,0,-8>,<11,2.4,8>,.4) pigment { srgb <.66,.60,.50> } finish { ambient 0 diffuse .8 } rotate y*12 translate <-27,0,-26> }
  object { RBox(<-10,2.4,-7.2>,<10,4.4,7.2>,.4) pigment { srgb <.30,.36,.38> } finish { ambient 0 diffuse .8 } rotate y*6 translate <-27,0,-26> }
#break
#case (4)
  sky_sphere { pigment { gradient y color_map { [0 srgb <.75,.78,.80>] [1 srgb <.62,.74,.88>] } scale 2 translate -y } }
  camera { location <10,96,-345> look_at <16,37,0> right x*1.6 up y angle 43 }
  light_source { <-420,420,-330> rgb <1.35,1.24,1.02> area_light <26,0,0>,<0,26,0> 5,5 adaptive 0 }
  light_source { <200,300,-400> rgb <.10,.12,.15> shadowless }
  plane { y,0 texture { pigment { brick pigment { srgb<.50,.47,.43> }, pigment { bozo color_map { [0 srgb<.66,.625,.57>] [1 srgb<.74,.705,.65>] } scale 17 } brick_size <46,46,46> mortar 1.1 translate <7,20,4> } normal { granite .12 scale 10 } finish { ambient 0 diffuse .8 } } }
  box { <-600,0,62>,<600,400,66> Plaster(srgb <.885,.865,.82>) }
  object { O_6010(6) scale 1.9 translate <-78,0,18> } object { Soil(21,30) translate <-78,3,18> }
  #local i=0; #while (i<7) object { Branch(70+rand(Sd)*22,54,.28+.3*rand(Sd),4.6,1.15,srgb<.45,.52,.38>) rotate y*(i*51) translate <-78,32,18> } #local i=i+1; #end
  object { O_6020(2) translate <-14,0,26> } object { Grass(120,52,9,srgb<.42,.52,.27>) translate <-14,34,26> }
  object { O_6010(6) scale .9 translate <-38,0,-22> } object { Soil(10,13.4) translate <-38,2,-22> } object { Grass(60,20,6,srgb<.50,.58,.40>) translate <-38,14,-22> }
  At(O_6050(8), 46, 2, 28) At(O_6050(7), 74, 24, 12) 
  At(O_6030(3), 18, -34, -24) At(O_6070(), 112, -6, 10)
  At(O_6031(), -70, -44, -20)
  // a tree outside the picture throws its shadow on the wall
  union { #local i=0; #while (i<9) object { Branch(150,90,.35,9,3,srgb<.4,.5,.3>) rotate z*(-30-i*9) rotate y*(i*23-60) translate <-230,150,-40> } #local i=i+1; #end no_image }
#break
#case (5)
  sky_sphere { EnvSky }
  camera { location <8,46,-206> look_at <8,26,0> right x*1.6 up y angle 42 }
  light_source { <-260,190,-170> rgb <1.30,1.20,1.02>*.95 area_light <10,0,0>,<0,10,0> 5,5 adaptive 0 }
  light_source { <160,120,-200> rgb .20 shadowless }
  Window(<-150,100,-100>, <0,20,0>, 40, 50, 2.6)
  // window bars
  union { #local i=0; #while (i<4) box { <-90+i*30-1.2,0,-1>,<-90+i*30+1.2,190,1> } #local i=i+1; #end #local i=0; #while (i<5) box { <-120,26+i*34,-1>,<20,28.4+i*34,1> } #local i=i+1; #end rotate y*-54 translate <-105,0,-85> no_image no_reflection }
  object { RBox(<-170,-6,-34>,<170,0,40>,1) Wood(AshA,AshB,0) }
  plane { -z,-40 Plaster(srgb <.835,.80,.745>) }
  At(O_5010(2), -52, 8, 0)
  object { Branch(54,50,.45,3.2,1.1,srgb<.50,.53,.40>) translate <-52,18,8> } object { Branch(48,44,-.4,3.2,1.1,srgb<.47,.51,.38>) rotate y*40 translate <-52,18,8> } object { Branch(40,40,.7,3.0,1.0,srgb<.50,.55,.40>) rotate y*150 translate <-52,18,8> }
  At(O_5010(1), -24, 16, 40) At(O_5020(), 2, 10, 0) At(O_5030(), 34, -8, 0)
  At(O_5060(), -14, -14, 10)
  At(O_5040(), 76, 4, 0)
  #local i=0; #while (i<4) union { sphere { 0,4.4 } sphere { y*4.2,2.6 } cylinder { y*6.4,y*8.6,.22 pigment { srgb<.3,.22,.14> } } texture { pigment { bozo color_map { [0 srgb<.70,.66,.30>] [1 srgb<.62,.50,.22>] } scale 4 } normal { bumps .05 scale .5 } finish { ambient 0 diffuse .8 specular .12 roughness .06 } } rotate z*(i*29-38) rotate y*(i*80) translate <76+6*cos(i*1.6),11.2+(i=3?1.5:0),4+5.5*sin(i*1.6)> } #local i=i+1; #end
#break
#case (6)
  sky_sphere { EnvSky }
  camera { location <0,40,-190> look_at <0,41.5,0> right x*(2000/2800) up y angle 28.5 }
  light_source { <-230,230,-190> rgb <1.30,1.19,1.02>*.96 area_light <13,0,0>,<0,13,0> 7,7 adaptive 1 }
  light_source { <160,120,-200> rgb .18 shadowless }
  Window(<-150,110,-110>, <0,30,0>, 40, 50, 2.6)
  plane { y,0 Plaster(srgb <.80,.705,.60>) }
  plane { -z,-64 Plaster(srgb <.80,.705,.60>) }
  object { RBox(<-30,0,2>,<-2,26,30>,.5) Plaster(srgb <.87,.82,.755>) }
  object { RBox(<-4,0,-18>,<32,12,14>,.5) Plaster(srgb <.72,.60,.49>) }
  object { Rev(SolidP(array[4]{<0,0>,<13,0>,<13,5>,<0,5>}),140) Plaster(srgb <.87,.82,.755>) translate <-20,0,-22> }
  object { O_5010(5) translate <-16,26.03,15> }
  object { Branch(46,46,.5,3.0,1.0,srgb<.45,.51,.37>) translate <-16,44,15> } object { Branch(38,36,-.35,2.8,1.0,srgb<.43,.50,.36>) rotate y*35 translate <-16,44,15> }
  object { O_1080(2) rotate y*14 translate <15,12.03,-2> }
  object { O_1010(4) rotate y*-28 translate <-20,5.03,-23> }
  object { O_3010(3) translate <8,.03,-34> }
  object { O_5060() scale .7 rotate y*-10 translate <25,.03,-30> }
#break
#case (7)
  sky_sphere { EnvSky }
  camera { location <3,38,-168> look_at <3,14.5,0> right x*1.6 up y angle 36 }
  light_source { <210,170,-150> rgb <1.25,1.17,1.03>*.95 area_light <12,0,0>,<0,12,0> 5,5 adaptive 0 }
  light_source { <-150,110,-160> rgb .16 shadowless }
  Window(<150,95,-90>, <0,15,0>, 44, 52, 2.8)
  // window bars
  union { #local i=0; #while (i<4) box { <-60+i*34-1.2,0,-1>,<-60+i*34+1.2,190,1> } #local i=i+1; #end #local i=0; #while (i<4) box { <-90,22+i*38,-1>,<70,24.4+i*38,1> } #local i=i+1; #end rotate y*50 translate <112,0,-84> no_image no_reflection }
  object { PlankTop(0,-80,46,21) }
  plane { -z,-64 Plaster(srgb <.66,.72,.71>) }
  object { RBox(<-27,0,-11>,<27,2.2,11>,.5) Wood(AshA,AshB,0) rotate y*-5 translate <-17,0,-8> }
  object { O_3020(1) translate <-33,2.23,-3> }
  object { O_3010(1) translate <-19,2.23,-13> } object { O_3010(3) translate <-9,2.23,-3> } object { O_3010(2) translate <1,2.23,-14> }
  object { O_3040() rotate y*25 translate <20,.03,12> }
  object { O_3021(2) translate <-50,.03,18> }
  object { O_3030() rotate y*-12 translate <43,.03,2> }
  object { O_3010(3) translate <27,.03,-27> }
  #local i=0; #while (i<4) union { sphere { 0,1 scale <3.6,2.9,2.9> texture { pigment { bozo color_map { [0 srgb<.93,.80,.27>] [1 srgb<.88,.74,.20>] } scale 5 } normal { bumps .12 scale .35 } finish { ambient 0 diffuse .8 specular .2 roughness .05 } } } rotate y*(i*67) translate <4+6.4*cos(i*1.9),2.93,-35+4.4*sin(i*1.9)> } #local i=i+1; #end
  object { Branch(60,60,.5,3.2,1.1,srgb<.44,.51,.39>) rotate y*160 rotate z*-52 translate <76,2,30> }
#break
#end
