import { endingOf, evidenceFormats } from "./formats.ts";

/** Why a jury can't use a kind of file, and what to do instead. */
interface Advice {
  why: string;
  instead: string;
}

const everywhere = "un jury ne peut pas l’ouvrir sur tous les ordinateurs";
const asPdf = "Ouvrez-le avec l’application qui l’a créé, puis enregistrez-le au format PDF.";
const asPicture = "Enregistrez l’image au format JPEG ou PNG.";
const documentAdvice: Advice = { why: everywhere, instead: asPdf };
const macroAdvice: Advice = {
  why: "il contient des macros, c’est-à-dire un programme, et un jury ne peut pas l’ouvrir sans risque",
  instead: asPdf,
};
const pictureAdvice: Advice = { why: "tous les ordinateurs ne l’affichent pas", instead: asPicture };
const filmAdvice: Advice = {
  why: "tous les ordinateurs ne la lisent pas",
  instead: "Convertissez-la au format MP4.",
};
const soundAdvice: Advice = {
  why: "tous les ordinateurs ne le lisent pas",
  instead: "Convertissez-le au format MP3 ou M4A.",
};
const archiveAdvice: Advice = {
  why: "un jury lit chaque pièce pour elle-même",
  instead: "Déposez un par un les fichiers que l’archive contient.",
};
const programAdvice: Advice = {
  why: "un programme ne peut pas être ouvert sans risque, et ne prouve rien",
  instead: "Déposez un document, une photo, une vidéo ou un enregistrement.",
};
const pageAdvice: Advice = {
  why: "ce qu’un jury y verrait dépend de son ordinateur",
  instead: "Ouvrez-le, puis imprimez-le au format PDF.",
};
const linkAdvice: Advice = {
  why: "il mène à un document sans le contenir",
  instead: "Ouvrez ce document, enregistrez-le au format PDF, et déposez le fichier obtenu.",
};

/** A kind of file that is known, and refused. */
export interface RefusedFormat extends Advice {
  /** In French, with its article: « un document RTF ». */
  what: string;
  /** Media types that bytes or browsers give it. */
  types: readonly string[];
  extensions: readonly string[];
}

const ooxml = "application/vnd.openxmlformats-officedocument";
const odf = "application/vnd.oasis.opendocument";
const row = (what: string, advice: Advice, extensions: string, types = ""): RefusedFormat => ({
  what,
  ...advice,
  extensions: extensions.split(" "),
  types: types.split(" ").filter(Boolean),
});

/** R-EVI-2: what candidates send that a jury can't use, the usual ones by name: what each is, why, and what to do. */
export const refusedFormats: readonly RefusedFormat[] = [
  row("un document Word d’avant 2007", documentAdvice, "doc dot", "application/msword"),
  row("un document RTF", documentAdvice, "rtf", "application/rtf text/rtf"),
  row(
    "un document Word avec des macros",
    macroAdvice,
    "docm dotm",
    "application/vnd.ms-word.document.macroenabled.12 application/vnd.ms-word.template.macroenabled.12",
  ),
  row("un modèle Word", documentAdvice, "dotx", `${ooxml}.wordprocessingml.template`),
  row("un document Pages", documentAdvice, "pages", "application/vnd.apple.pages"),
  row(
    "un modèle ou un document OpenDocument",
    documentAdvice,
    "ott odm fodt sxw",
    `${odf}.text-template ${odf}.text-master`,
  ),
  row("un document Works ou WordPerfect", documentAdvice, "wps wpd"),
  row("un fichier de texte", documentAdvice, "txt text md log tex", "text/plain text/markdown"),
  row("un livre numérique", documentAdvice, "epub mobi azw3", "application/epub+zip"),
  row(
    "un document XPS ou PostScript",
    documentAdvice,
    "xps oxps ps eps",
    "application/postscript application/oxps",
  ),
  row("un document Publisher ou Visio", documentAdvice, "pub vsd vsdx"),
  row("un dessin OpenDocument", documentAdvice, "odg", `${odf}.graphics`),
  row(
    "un classeur",
    documentAdvice,
    "xls xlsx xlsb ods numbers csv",
    `application/vnd.ms-excel ${ooxml}.spreadsheetml.sheet ${odf}.spreadsheet text/csv application/vnd.apple.numbers`,
  ),
  row(
    "un classeur ou une présentation avec des macros",
    macroAdvice,
    "xlsm xltm pptm potm ppsm",
    "application/vnd.ms-excel.sheet.macroenabled.12 application/vnd.ms-excel.template.macroenabled.12 application/vnd.ms-powerpoint.presentation.macroenabled.12",
  ),
  row(
    "une présentation",
    documentAdvice,
    "ppt pptx pps ppsx odp key",
    `application/vnd.ms-powerpoint ${ooxml}.presentationml.presentation ${ooxml}.presentationml.slideshow ${odf}.presentation application/vnd.apple.keynote`,
  ),
  row("une image GIF", pictureAdvice, "gif", "image/gif"),
  row("une image BMP", pictureAdvice, "bmp dib", "image/bmp image/x-ms-bmp"),
  row("une image TIFF", pictureAdvice, "tif tiff", "image/tiff"),
  row("une image AVIF", pictureAdvice, "avif", "image/avif"),
  row("une image SVG", pictureAdvice, "svg svgz", "image/svg+xml"),
  row("une image JPEG XL ou JPEG 2000", pictureAdvice, "jxl jp2 j2k", "image/jxl image/jp2"),
  row("une image de Photoshop ou de GIMP", pictureAdvice, "psd xcf", "image/vnd.adobe.photoshop image/x-xcf"),
  row("une icône", pictureAdvice, "ico", "image/x-icon"),
  row(
    "une photo brute d’appareil",
    pictureAdvice,
    "dng cr2 cr3 nef arw orf rw2 raf",
    "image/x-adobe-dng image/x-canon-cr2 image/x-canon-cr3 image/x-nikon-nef image/x-sony-arw image/x-olympus-orf image/x-panasonic-rw2 image/x-fujifilm-raf",
  ),
  row(
    "une vidéo de téléphone ancien (3GP)",
    filmAdvice,
    "3gp 3g2 3gpp",
    "video/3gpp video/3gpp2 audio/3gpp audio/3gpp2",
  ),
  row(
    "une vidéo dans un autre format que MP4 ou MOV",
    filmAdvice,
    "avi mkv webm wmv flv mpg mpeg ogv mts m2ts vob asf",
    "video/vnd.avi video/x-msvideo video/matroska video/x-matroska video/webm video/x-ms-asf video/x-flv video/mpeg video/mp1s video/mp2p video/mp2t video/ogg application/vnd.ms-asf application/mxf",
  ),
  row(
    "un enregistrement dans un autre format que MP3 ou M4A",
    soundAdvice,
    "wav ogg oga opus flac aac wma amr aiff aif mid midi caf m4b mp2",
    "audio/wav audio/x-wav audio/ogg audio/opus audio/flac audio/x-flac audio/aac audio/amr audio/aiff audio/midi audio/x-ms-wma audio/x-ms-asf audio/x-caf audio/x-m4b audio/webm",
  ),
  row(
    "une archive",
    archiveAdvice,
    "zip 7z rar tar gz tgz bz2 xz zst iso dmg",
    "application/zip application/x-zip-compressed application/x-7z-compressed application/x-rar-compressed application/vnd.rar application/x-tar application/gzip application/x-bzip2 application/x-xz application/zstd application/x-apple-diskimage",
  ),
  row(
    "un programme",
    programAdvice,
    "exe com scr msi dll bat cmd ps1 vbs js mjs jar apk sh py app deb rpm hta",
    "application/x-msdownload application/vnd.microsoft.portable-executable application/x-elf application/x-executable application/x-mach-binary application/x-msi application/java-archive application/java-vm application/vnd.android.package-archive application/x-deb application/x-rpm application/x-sh application/javascript text/javascript application/wasm",
  ),
  row(
    "une page web",
    pageAdvice,
    "html htm mht mhtml xhtml xml",
    "text/html application/xhtml+xml application/xml text/xml",
  ),
  row("un message électronique", pageAdvice, "eml msg", "message/rfc822 application/vnd.ms-outlook"),
  row("une carte ou un rendez-vous", pageAdvice, "vcf ics", "text/vcard text/calendar"),
  row(
    "un raccourci",
    linkAdvice,
    "url lnk webloc desktop gdoc gsheet gslides",
    "application/x.ms.shortcut application/x.apple.alias",
  ),
];

/** The refused kind of a media type or of a name's ending, or undefined where neither says one. */
export function refusedFormat(type: string | undefined, fileName = ""): RefusedFormat | undefined {
  return (
    refusedFormats.find(({ types }) => type !== undefined && types.includes(type)) ??
    refusedFormats.find(({ extensions }) => extensions.includes(endingOf(fileName)))
  );
}

/** The accepted formats, as texts list them. */
export const acceptedInWords: string = [
  ...new Set(evidenceFormats.map(({ extensions: [usual = ""] }) => usual.toUpperCase())),
].join(", ");

/** R-DAY-6: what is said of slides in another format. */
export const presentationRefused =
  "Une présentation se dépose au format PDF, PPTX ou ODP, pour que le jury puisse l’ouvrir. Enregistrez-la dans l’un de ces formats.";

/** R-DAY-6: what is said of a scan in another format. */
const scanRefused =
  "La feuille d’émargement signée se dépose au format PDF, ou en photo\u00a0; numérisez-la en un seul document, toutes ses pages à la suite.";

/** R-EVI-2: what a file is, why a jury can't use it, and what to do. */
export function refusalInWords(format: RefusedFormat | undefined): string {
  return format === undefined
    ? `Le format de ce fichier n’est pas reconnu\u00a0; un jury ne pourrait pas l’ouvrir. Enregistrez-le dans un format accepté (${acceptedInWords}).`
    : `Ce fichier est ${format.what}\u00a0; ${format.why}. ${format.instead}`;
}

/** R-EVI-2, R-DAY-6: what is said of another format than a category has: what slides or a scan are, or what the file is. */
export function otherThanAsked(category: string, format: RefusedFormat | undefined): string {
  if (category === "signed-attendance") return scanRefused;
  return category === "presentation" ? presentationRefused : refusalInWords(format);
}
