// For browsers that know no modules and so skip boot.js: says that the page cannot start. Kept to the oldest JavaScript.
document.getElementById('boot').hidden = true;
document.getElementById('boot-error').hidden = false;
