live-lost = Verbindung wird wiederhergestellt. Ihre Entwürfe sind sicher.
live-back = Auf dem neuesten Stand
typing = { $name } schreibt
seen-at = Gelesen { $time }
