#!/bin/sh
# Renders the pictures of the sample house into ../pictures (POV-Ray 3.7 and ImageMagick are needed).
#   ./render.sh            all product shots of shots.txt and all mood pictures
#   ./render.sh NAME ...   only these
# The build of the demo never runs this: the finished JPEG files are part of the folder.
# Afterwards embed_xmp.py must be run again, and the sums of ../dam/manifest.csv change.
cd "$(dirname "$0")"
N="nice -n 15"
want() { [ -z "$WANT" ] && return 0; case " $WANT " in *" $1 "*) return 0;; esac; return 1; }
WANT="$*"
while read -r name shot col rad; do
  want "$name" && $N ./shot.sh "$name" "$shot" "$col" $rad </dev/null
done < shots.txt
while read -r name scene w h; do
  want "$name" || continue
  T=${TMPDIR:-/tmp}/norrvik-$name.png
  # traced at four fifths of the final size, then enlarged: a mood may be a little soft
  $N povray +Imood.pov +O"$T" Declare=Mood=$scene Declare=Rad=1 +W$((w*4/5)) +H$((h*4/5)) +A0.25 +AM1 +R2 +WT1 -D -GA Library_Path=. File_Gamma=sRGB </dev/null 2>/dev/null &&
  convert "$T" -filter Lanczos -resize ${w}x$h! -strip -colorspace sRGB -sampling-factor 4:4:4 -interlace none -quality 88 ../pictures/"$name".jpg
  rm -f "$T"
done < moods.txt
# details are cut from the moods: NAME SOURCE WIDTHxHEIGHT+X+Y
while read -r name source cut; do
  want "$name" && convert ../pictures/"$source".jpg -crop "$cut" +repage -strip -sampling-factor 4:4:4 -interlace none -quality 89 ../pictures/"$name".jpg
done < details.txt
