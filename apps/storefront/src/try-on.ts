import { VitrineTryOn } from './try-on/vitrine-try-on.js';

if (customElements.get('vitrine-try-on') === undefined) customElements.define('vitrine-try-on', VitrineTryOn);
