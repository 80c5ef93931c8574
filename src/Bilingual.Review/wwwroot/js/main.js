import './page/app.js';
