// Every page works without this. What it adds: live pages, messages that are there at once, drafts, guarded forms,
// times that stay true.

import "./send.js";
import "./drafts.js";
import "./forms.js";
import "./times.js";
import "./composer.js";
import "./uploads.js";
import "./emoji.js";
import "./find.js";
import "./preview.js";
import "./live.js";
import "./push.js";
import "./typing.js";
import "./seen.js";
import "./quote.js";
import "./worker.js";
import "./ask.js";
