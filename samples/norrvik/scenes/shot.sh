#!/bin/sh
# shot.sh NAME SHOT COL [RADIOSITY]: frames and renders one product shot into ../pictures/NAME.jpg
set -e
cd "$(dirname "$0")"; T=${TMPDIR:-/tmp}/norrvik-$1; S=1200; R=${4:-1}
B="+WT1 -D -GA Library_Path=. File_Gamma=sRGB"
povray +Iproduct.pov +O$T-m.png Declare=Shot=$2 Declare=Col=$3 Declare=Mask=1 +W400 +H400 +Q1 -A $B 2>$T.log || { grep -a -A3 Error $T.log; exit 1; }
set -- "$1" "$2" "$3" $(convert $T-m.png -bordercolor '#f0f' -border 1 -fuzz 4% -trim -format '%w %h %O' info: | tr '+' ' ')
F=$(awk -v w=$4 -v h=$5 -v x=$6 -v y=$7 'BEGIN{m=(w>h?w:h)/400; printf "Declare=FX=%.4f Declare=FY=%.4f Declare=FS=%.4f",(x-1+w/2-200)/200,-(y-1+h/2-200)/200,m/.77}')
povray +Iproduct.pov +O$T.png Declare=Shot=$2 Declare=Col=$3 Declare=Rad=$R $F +W$S +H$S +A0.15 +AM2 +R2 $B 2>$T.log || { grep -a -A3 Error $T.log; exit 1; }
convert $T.png -strip -colorspace sRGB -sampling-factor 4:4:4 -interlace none -quality 89 ../pictures/$1.jpg
rm -f $T.png $T-m.png $T.log
