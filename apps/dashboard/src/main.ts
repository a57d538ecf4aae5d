import './app/dashboard.js';
