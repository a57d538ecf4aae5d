import { VitrineRecommend } from './recommend/vitrine-recommend.js';

if (customElements.get('vitrine-recommend') === undefined)
  customElements.define('vitrine-recommend', VitrineRecommend);
