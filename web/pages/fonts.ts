// Vite gives them a name by their content; the style of the pages names them (src/pages/style/sheet.ts).
import '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url'
import '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
