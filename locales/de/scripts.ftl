live-lost = Verbindung wird wiederhergestellt. Ihre Entwürfe sind sicher.
live-back = Auf dem neuesten Stand
