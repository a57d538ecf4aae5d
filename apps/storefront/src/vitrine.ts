import './recommend.js';
import './search.js';
import './try-on.js';
