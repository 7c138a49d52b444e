// Every page works without this. What it adds: live pages, guarded forms, times that stay true.

import "./forms.js";
import "./times.js";
import "./composer.js";
import "./live.js";
import "./worker.js";
