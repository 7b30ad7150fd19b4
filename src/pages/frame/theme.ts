/** Before the page is painted: the theme that was chosen by hand. Known to the policy by its hash, so it stays as it is. */
export const THEME_SCRIPT =
  "try{const t=localStorage.getItem('theme');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}"
