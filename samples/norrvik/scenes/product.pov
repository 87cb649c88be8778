// One product shot: povray product.pov Declare=Shot=<model number> Declare=Col=<glaze or glass>.
// Pass Mask=1 draws the silhouette only; render.sh measures it and hands FX,FY,FS (the framing) to the second pass.
#include "common.inc"
#include "objects.inc"
#ifndef (Col) #declare Col = 1; #end
#ifndef (FX) #declare FX=0; #declare FY=0; #declare FS=1; #end
#declare Elev = 22; #declare Turn = 12; #declare Hang = 0; #declare Cards = 0;
#switch (Shot)
  #case (1010) #declare Obj = O_1010(Col) #break
  #case (1020) #declare Obj = O_1020(Col) #declare Elev=26; #break
  #case (1030) #declare Obj = O_1030(13.5,Col) #declare Elev=46; #break
  #case (1040) #declare Obj = O_1040(Col) #declare Elev=34; #break
  #case (1050) #declare Obj = O_1050(Col) #declare Elev=38; #break
  #case (1060) #declare Obj = O_1060() #declare Elev=26; #break
  #case (1070) #declare Obj = O_1070(Col) #declare Turn=-18; #break
  #case (1071) #declare Obj = O_1071(Col) #break
  #case (1080) #declare Obj = O_1080(Col) #declare Elev=16; #declare Turn=8; #break
  #case (1090) #declare Obj = O_1090(Col) #declare Elev=30; #break
  #case (1091) #declare Obj = O_1091(Col) #declare Elev=28; #break
  #case (1095) #declare Obj = O_1095(Col) #declare Elev=16; #break
  #case (1096) #declare Obj = O_1096(Col) #declare Elev=20; #declare Turn=30; #break
  #case (2010) #declare Obj = O_2010(14) #declare Elev=32; #declare Turn=28; #break
  #case (2011) #declare Obj = O_2010(10) #declare Elev=40; #declare Turn=-28; #break
  #case (2020) #declare Obj = O_2020(Col) #declare Turn=18; #declare Elev=18; #break
  #case (2030) #declare Obj = O_2030() #declare Turn=24; #declare Cards=2; #break
  #case (2031) #declare Obj = O_2031() #declare Turn=18; #declare Elev=18; #declare Cards=2; #break
  #case (2040) #declare Obj = O_2040(Col) #declare Elev=13; #break
  #case (2110) #declare Obj = O_2110() #declare Elev=42; #declare Turn=24; #break
  #case (2111) #declare Obj = O_2111() #declare Elev=42; #declare Turn=30; #break
  #case (2120) #declare Obj = O_2120(1) #declare Elev=14; #break
  #case (2121) #declare Obj = O_2120(2) #declare Elev=14; #break
  #case (2130) #declare Obj = O_2130() #break
  #case (2140) #declare Obj = O_2140() #declare Elev=30; #break
  #case (2150) #declare Obj = O_2150() #declare Elev=48; #break
  #case (2160) #declare Obj = O_2160(Col) #declare Elev=16; #break
  #case (2161) #declare Obj = O_2161() #declare Elev=14; #declare Cards=1; #break
  #case (2170) #declare Obj = O_2170() #declare Elev=24; #declare Cards=2; #break
  #case (3010) #declare Obj = O_3010(Col) #declare Elev=16; #declare Cards=1; #break
  #case (3020) #declare Obj = O_3020(Col) #declare Elev=13; #declare Cards=1; #break
  #case (3021) #declare Obj = O_3021(Col) #declare Elev=13; #declare Cards=1; #break
  #case (3030) #declare Obj = O_3030() #declare Elev=13; #declare Cards=1; #break
  #case (3040) #declare Obj = O_3040() #declare Elev=14; #declare Turn=-12; #declare Cards=1; #break
  #case (3050) #declare Obj = O_3050(Col) #declare Elev=13; #break
  #case (3060) #declare Obj = O_3060() #declare Elev=18; #declare Cards=2; #break
  #case (4010) #declare Obj = O_4010(Col,0) #declare Hang=1; #declare Elev=3; #break
  #case (4020) #declare Obj = O_4020(Col) #declare Elev=13; #break
  #case (4030) #declare Obj = O_4030() #declare Elev=13; #break
  #case (4040) #declare Obj = O_4040(Col) #declare Elev=14; #break
  #case (4050) #declare Obj = O_4050() #declare Elev=14; #break
  #case (4051) #declare Obj = O_4051() #declare Elev=18; #declare Cards=1; #break
  #case (4060) #declare Obj = O_4060() #declare Elev=13; #break
  #case (5010) #declare Obj = O_5010(Col) #declare Elev=14; #break
  #case (5020) #declare Obj = O_5020() #declare Elev=13; #declare Cards=1; #break
  #case (5030) #declare Obj = O_5030() #declare Elev=15; #break
  #case (5040) #declare Obj = O_5040() #declare Elev=24; #break
  #case (5050) #declare Obj = O_5050() #declare Elev=38; #declare Turn=26; #break
  #case (5060) #declare Obj = O_5060() #declare Elev=13; #declare Turn=0; #break
  #case (6010) #declare Obj = O_6010(Col) #declare Elev=18; #break
  #case (6020) #declare Obj = O_6020(Col) #declare Elev=14; #break
  #case (6030) #declare Obj = O_6030(Col) #declare Elev=14; #break
  #case (6031) #declare Obj = O_6031() #declare Elev=36; #break
  #case (6050) #declare Obj = O_6050(Col) #declare Elev=14; #declare Turn=28; #break
  #case (6060) #declare Obj = O_6060() #declare Elev=13; #declare Cards=1; #break
  #case (6070) #declare Obj = O_6070() #declare Elev=20; #break
#end
#declare Obj2 = object { Obj rotate y*Turn translate y*.02 }
#declare Lo = min_extent(Obj2); #declare Hi = max_extent(Obj2);
#if (Hang) #declare Hi = <18,18,18>; #declare Lo = <-18,0,-18>; #end
#if (Cards=1) global_settings { max_trace_level 8 adc_bailout .05 } #end
#declare C0 = (Lo+Hi)/2; #declare S0 = vlength(Hi-Lo)/2;
#declare Fw = vrotate(z, x*Elev); #declare Up = vrotate(y, x*Elev);
#declare S1 = S0*FS; #declare At = C0 + x*FX*S0 + Up*FY*S0;
#declare An = 18;
camera { location At - Fw*S1/tan(radians(An/2)) look_at At right x up y angle An }
object { Obj2 }
#if (Mask) background { rgb <1,0,1> }
#else Studio(<At.x,(Lo.y+Hi.y)/2,C0.z>, S1, Hang, Cards) #end
