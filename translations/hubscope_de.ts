<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>App::Options</name>
    <message>
        <source>--size %1: expected WIDTHxHEIGHT of at least 640x480, such as 1440x900.</source>
        <translation>--size %1: erwartet wird BREITExHÖHE, mindestens 640x480, etwa 1440x900.</translation>
    </message>
    <message>
        <source>--theme %1: expected light, dark or system.</source>
        <translation>--theme %1: erwartet wird light, dark oder system.</translation>
    </message>
    <message>
        <source>--exit-after %1: expected whole seconds from 1 to 86400.</source>
        <translation>--exit-after %1: erwartet werden ganze Sekunden von 1 bis 86400.</translation>
    </message>
    <message>
        <source>Plays the demo: messages of each type, a failed send, a reconnect.</source>
        <translation>Spielt die Demo: Nachrichten jeder Art, ein fehlgeschlagenes Senden, eine Wiederverbindung.</translation>
    </message>
    <message>
        <source>Starts the local hub and the cast at once.</source>
        <translation>Startet sofort den lokalen Hub und die Beispielbenutzer.</translation>
    </message>
    <message>
        <source>Writes one PNG a screen of the demo to this folder.</source>
        <translation>Schreibt je Bildschirm der Demo ein PNG in diesen Ordner.</translation>
    </message>
    <message>
        <source>Quits after so many seconds.</source>
        <translation>Beendet sich nach so vielen Sekunden.</translation>
    </message>
    <message>
        <source>light, dark, or system (the default).</source>
        <translation>light, dark oder system (Voreinstellung).</translation>
    </message>
    <message>
        <source>Size of the window, such as 1440x900.</source>
        <translation>Größe des Fensters, etwa 1440x900.</translation>
    </message>
    <message>
        <source>Records the session to this .hubtrace file.</source>
        <translation>Zeichnet die Sitzung in dieser .hubtrace-Datei auf.</translation>
    </message>
    <message>
        <source>Chat and monitor for Azure Web PubSub, with a hub of its own inside.</source>
        <translation>Chat und Monitor für Azure Web PubSub, mit eingebautem eigenem Hub.</translation>
    </message>
    <message>
        <source>%1 is not an option. See --help.</source>
        <translation>%1 ist keine Option. Siehe --help.</translation>
    </message>
</context>
<context>
    <name>Ui::AbilityCard</name>
    <message>
        <source>What it may do</source>
        <translation>Was es darf</translation>
    </message>
    <message>
        <source>What %1 may do</source>
        <translation>Was %1 darf</translation>
    </message>
    <message>
        <source>Known once there is a valid token.</source>
        <translation>Bekannt, sobald ein gültiges Token vorliegt.</translation>
    </message>
</context>
<context>
    <name>Ui::About</name>
    <message>
        <source>Version %1
Qt %2, %3

Chat and monitor for Azure Web PubSub, with a hub of its own inside.

Not affiliated with Microsoft. Azure is a trademark of the Microsoft group of companies.</source>
        <translation>Version %1
Qt %2, %3

Chat und Monitor für Azure Web PubSub, mit eingebautem eigenem Hub.

Keine Verbindung zu Microsoft. Azure ist eine Marke der Microsoft-Unternehmensgruppe.</translation>
    </message>
    <message>
        <source>About Hubscope</source>
        <translation>Über Hubscope</translation>
    </message>
</context>
<context>
    <name>Ui::AccessUrl</name>
    <message>
        <source>The URL does not begin with wss:// or ws://. Copy the client access URL, not the endpoint.</source>
        <translation>Die URL beginnt nicht mit wss:// oder ws://. Die Clientzugriffs-URL kopieren, nicht den Endpunkt.</translation>
    </message>
    <message>
        <source>The URL holds a user name or password before &apos;@&apos;. Remove it.</source>
        <translation>Die URL enthält vor „@“ einen Benutzernamen oder ein Kennwort. Beides entfernen.</translation>
    </message>
    <message>
        <source>The URL has no valid host. Expected one such as wss://demo.webpubsub.azure.com/client/hubs/chat.</source>
        <translation>Die URL hat keinen gültigen Host. Erwartet wird etwa wss://demo.webpubsub.azure.com/client/hubs/chat.</translation>
    </message>
    <message>
        <source>The URL has no access_token. Expected ?access_token= and the token behind the hub. Copy it whole.</source>
        <translation>Die URL hat kein access_token. Erwartet wird ?access_token= und das Token hinter dem Hub. Vollständig kopieren.</translation>
    </message>
    <message>
        <source>The token has %1, the service takes %2. Put fewer roles and groups into it.</source>
        <translation>Das Token hat %1, der Dienst nimmt höchstens %2. Weniger Rollen und Gruppen hineinschreiben.</translation>
    </message>
    <message>
        <source>Paste the client access URL that your server or the portal made.</source>
        <translation>Die Clientzugriffs-URL einfügen, die der Server oder das Portal erzeugt hat.</translation>
    </message>
    <message>
        <source>The URL holds a blank or an invisible character. Copy it again, in one line.</source>
        <translation>Die URL enthält ein Leerzeichen oder ein unsichtbares Zeichen. Erneut kopieren, in einer Zeile.</translation>
    </message>
    <message>
        <source>The URL names no valid hub. Expected /client/hubs/ and the hub&apos;s name behind the host.</source>
        <translation>Die URL nennt keinen gültigen Hub. Erwartet wird /client/hubs/ und der Name des Hubs hinter dem Host.</translation>
    </message>
</context>
<context>
    <name>Ui::ActionWiring</name>
    <message>
        <source>Publish as the server</source>
        <translation>Als Server veröffentlichen</translation>
    </message>
    <message>
        <source>Text for the room, sent through REST:</source>
        <translation>Text für den Raum, gesendet über REST:</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>&amp;Connect %1</source>
        <translation>%1 &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect %1</source>
        <translation>%1 &amp;trennen</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>C&amp;ut %1 for 5 s</source>
        <translation>%1 für 5 s &amp;unterbrechen</translation>
    </message>
    <message>
        <source>C&amp;ut for 5 s</source>
        <translation>Für 5 s &amp;unterbrechen</translation>
    </message>
    <message>
        <source>Re&amp;move %1</source>
        <translation>%1 &amp;entfernen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>Ui::Actions</name>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Neue Verbindung…</translation>
    </message>
    <message>
        <source>&amp;Use from your code…</source>
        <translation>In eigenem &amp;Code verwenden…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Find in the trace</source>
        <translation>Im Trace &amp;suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>&amp;Chat</translation>
    </message>
    <message>
        <source>&amp;Debug</source>
        <translation>&amp;Debug</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Präsentation</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Willkommen</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>&amp;Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>C&amp;ut for 5 s</source>
        <translation>Für 5 s &amp;unterbrechen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Join a room</source>
        <translation>Einem Raum &amp;beitreten</translation>
    </message>
    <message>
        <source>&amp;Leave the room</source>
        <translation>&amp;Raum verlassen</translation>
    </message>
    <message>
        <source>&amp;Next room</source>
        <translation>&amp;Nächster Raum</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>V&amp;orheriger Raum</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>&amp;Try it now</source>
        <translation>Jetzt aus&amp;probieren</translation>
    </message>
    <message>
        <source>&amp;Start the local hub</source>
        <translation>Lokalen Hub &amp;starten</translation>
    </message>
    <message>
        <source>St&amp;op the local hub</source>
        <translation>Lokalen Hub &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Copy the connection string</source>
        <translation>Verbindungszeichenfolge &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Publish as the server…</source>
        <translation>Als Server &amp;veröffentlichen…</translation>
    </message>
    <message>
        <source>&amp;Pause the trace</source>
        <translation>Trace &amp;pausieren</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>&amp;Aufzeichnen</translation>
    </message>
    <message>
        <source>&amp;Filter the trace</source>
        <translation>Trace &amp;filtern</translation>
    </message>
    <message>
        <source>C&amp;lear the trace view</source>
        <translation>Trace-Ansicht &amp;leeren</translation>
    </message>
    <message>
        <source>Go to the &amp;chat</source>
        <translation>Zum &amp;Chat</translation>
    </message>
    <message>
        <source>Go to the &amp;trace</source>
        <translation>Zum &amp;Trace</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Vorheriger Bereich</translation>
    </message>
    <message>
        <source>Panes can be &amp;moved</source>
        <translation>Bereiche verschie&amp;bbar</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>Layout &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Hubscope</source>
        <translation>Ü&amp;ber Hubscope</translation>
    </message>
</context>
<context>
    <name>Ui::Banner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung ausblenden</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>Ui::BubbleBody</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>Binär</translation>
    </message>
    <message>
        <source>Protobuf</source>
        <translation>Protobuf</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>1 more line</source>
        <translation>1 weitere Zeile</translation>
    </message>
    <message numerus="yes">
        <source>%n more lines</source>
        <translation>
            <numerusform>%n weitere Zeile</numerusform>
            <numerusform>%n weitere Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>First %1 of %2 shown; Copy takes all</source>
        <translation>Die ersten %1 von %2 gezeigt; Kopieren nimmt alles</translation>
    </message>
</context>
<context>
    <name>Ui::BubbleLayout</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>Ui::BubbleMeta</name>
    <message>
        <source>seen by %1 of %2</source>
        <translation>gesehen: %1 von %2</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>in der Warteschlange</translation>
    </message>
    <message>
        <source>sent, waiting for ack</source>
        <translation>gesendet, wartet auf Ack</translation>
    </message>
    <message>
        <source>sent, no ack asked</source>
        <translation>gesendet, ohne Ack</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>nachgeliefert</translation>
    </message>
    <message>
        <source>arrived %1 late</source>
        <translation>%1 verspätet</translation>
    </message>
    <message>
        <source>acked</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>acked %1</source>
        <translation>bestätigt nach %1</translation>
    </message>
    <message>
        <source>acknowledged in %1</source>
        <translation>in %1 bestätigt</translation>
    </message>
    <message>
        <source> · %1</source>
        <translation> · %1</translation>
    </message>
    <message>
        <source>%1 · not delivered</source>
        <translation>%1 · nicht zugestellt</translation>
    </message>
    <message>
        <source>%1 · not delivered: %2, %3</source>
        <translation>%1 · nicht zugestellt: %2, %3</translation>
    </message>
</context>
<context>
    <name>Ui::BubblePainter</name>
    <message>
        <source>1 older message is in the trace only</source>
        <translation>1 ältere Nachricht steht nur im Trace</translation>
    </message>
    <message numerus="yes">
        <source>%n older messages are in the trace only</source>
        <translation>
            <numerusform>%n ältere Nachricht steht nur im Trace</numerusform>
            <numerusform>%n ältere Nachrichten stehen nur im Trace</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>Ui::BytesView</name>
    <message>
        <source>Message bytes</source>
        <translation>Bytes der Nachricht</translation>
    </message>
    <message>
        <source>No bytes</source>
        <translation>Keine Bytes</translation>
    </message>
</context>
<context>
    <name>Ui::ChecklistCard</name>
    <message>
        <source>Show me</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show me: %1</source>
        <translation>Zeigen: %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Do not show again</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Do not show the first steps again</source>
        <translation>Die ersten Schritte nicht mehr zeigen</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Ui::ClientUrlPage</name>
    <message>
        <source>Client access URL</source>
        <translation>Clientzugriffs-URL</translation>
    </message>
</context>
<context>
    <name>Ui::ClipboardOffer</name>
    <message>
        <source>Paste it</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>The clipboard holds a client URL.</source>
        <translation>Die Zwischenablage enthält eine Client-URL.</translation>
    </message>
    <message>
        <source>The clipboard holds a connection string.</source>
        <translation>Die Zwischenablage enthält eine Verbindungszeichenfolge.</translation>
    </message>
</context>
<context>
    <name>Ui::Composer</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>The clipboard holds %1 characters, more than a frame can. Attach a smaller file.</source>
        <translation>Die Zwischenablage enthält %1 Zeichen, mehr als ein Frame fasst. Eine kleinere Datei anhängen.</translation>
    </message>
    <message>
        <source>Message %1 as %2</source>
        <translation>Nachricht an %1 als %2</translation>
    </message>
    <message>
        <source>Message to %1 as %2</source>
        <translation>Nachricht an %1 als %2</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Nobody can speak: connect first.</source>
        <translation>Niemand kann sprechen: zuerst verbinden.</translation>
    </message>
    <message>
        <source>No room is chosen: join one (Ctrl+J).</source>
        <translation>Kein Raum gewählt: einem beitreten (Strg+J).</translation>
    </message>
    <message>
        <source>Nothing to send yet.</source>
        <translation>Noch nichts zu senden.</translation>
    </message>
    <message>
        <source>The frame has %1, a frame may have %2. Send less.</source>
        <translation>Der Frame hat %1, erlaubt sind %2. Weniger senden.</translation>
    </message>
    <message>
        <source>%1, frame %2 of %3</source>
        <translation>%1, Frame %2 von %3</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Enter)</translation>
    </message>
    <message>
        <source>Valid JSON</source>
        <translation>Gültiges JSON</translation>
    </message>
    <message>
        <source>Send the bytes of a file</source>
        <translation>Die Bytes einer Datei senden</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Choose another file.</source>
        <translation>%1 lässt sich nicht lesen: %2. Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>%1 has more than %2, the most a frame can hold. Choose a smaller file.</source>
        <translation>%1 hat mehr als %2, die Höchstgröße eines Frames. Eine kleinere Datei wählen.</translation>
    </message>
</context>
<context>
    <name>Ui::ComposerOptions</name>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Payload type</source>
        <translation>Art der Nutzdaten</translation>
    </message>
    <message>
        <source>noEcho</source>
        <translation>noEcho</translation>
    </message>
    <message>
        <source>The speaker does not get its own message back</source>
        <translation>Der Sprecher erhält die eigene Nachricht nicht zurück</translation>
    </message>
    <message>
        <source>ack</source>
        <translation>ack</translation>
    </message>
    <message>
        <source>The service confirms the message; off: fire and forget</source>
        <translation>Der Dienst bestätigt die Nachricht; aus: senden und vergessen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Binary, hex</source>
        <translation>Binär, Hex</translation>
    </message>
    <message>
        <source>Binary, base64</source>
        <translation>Binär, Base64</translation>
    </message>
    <message>
        <source>Send the bytes of a file</source>
        <translation>Die Bytes einer Datei senden</translation>
    </message>
    <message>
        <source>Attach binary file</source>
        <translation>Binärdatei anhängen</translation>
    </message>
    <message>
        <source>as</source>
        <translation>als</translation>
    </message>
    <message>
        <source>to</source>
        <translation>an</translation>
    </message>
</context>
<context>
    <name>Ui::ComposerStatus</name>
    <message>
        <source>Enter sends, Shift+Enter new line</source>
        <translation>Enter sendet, Umschalt+Enter neue Zeile</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionDialog</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>How to connect</source>
        <translation>Art der Verbindung</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>Verbindungszeichenfolge</translation>
    </message>
    <message>
        <source>Client URL</source>
        <translation>Client-URL</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Anonymous on %1</source>
        <translation>Anonym auf %1</translation>
    </message>
    <message>
        <source>Alice</source>
        <translation>Alice</translation>
    </message>
    <message>
        <source>Connect anyway</source>
        <translation>Trotzdem verbinden</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionListModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>, %n unread</source>
        <translation>
            <numerusform>, %n ungelesen</numerusform>
            <numerusform>, %n ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionPanel</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>New connection (Ctrl+N)</source>
        <translation>Neue Verbindung (Strg+N)</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation>Noch keine Verbindungen</translation>
    </message>
    <message>
        <source>Try the local hub, or connect to Azure.</source>
        <translation>Den lokalen Hub ausprobieren oder mit Azure verbinden.</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>&amp;Neue Verbindung…</translation>
    </message>
    <message>
        <source>&amp;Disconnect	Shift+F5</source>
        <translation>&amp;Trennen	Umschalt+F5</translation>
    </message>
    <message>
        <source>&amp;Connect	F5</source>
        <translation>&amp;Verbinden	F5</translation>
    </message>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>&amp;Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Cut for &amp;5 s</source>
        <translation>Für &amp;5 s unterbrechen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionStringLine</name>
    <message>
        <source>Connection string: %1</source>
        <translation>Verbindungszeichenfolge: %1</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>made at start</source>
        <translation>entsteht beim Start</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionStringPage</name>
    <message>
        <source>Connection string</source>
        <translation>Verbindungszeichenfolge</translation>
    </message>
    <message>
        <source>May join and leave any group</source>
        <translation>Darf jeder Gruppe beitreten und sie verlassen</translation>
    </message>
    <message>
        <source>May publish to any group</source>
        <translation>Darf in jeder Gruppe veröffentlichen</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>empty: anonymous</source>
        <translation>leer: anonym</translation>
    </message>
    <message>
        <source>lobby, alerts</source>
        <translation>lobby, alerts</translation>
    </message>
    <message>
        <source>Joined when the connection opens; names between commas</source>
        <translation>Beitritt beim Öffnen der Verbindung; Namen durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
</context>
<context>
    <name>Ui::Conversations</name>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
</context>
<context>
    <name>Ui::Destinations</name>
    <message>
        <source>room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>Ui::Docks</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Live trace</source>
        <translation>Live-Trace</translation>
    </message>
    <message>
        <source>Lower pane</source>
        <translation>Unterer Bereich</translation>
    </message>
    <message>
        <source>Fold the trace to one line</source>
        <translation>Trace auf eine Zeile einklappen</translation>
    </message>
</context>
<context>
    <name>Ui::FactView</name>
    <message>
        <source>Facts of the selected row</source>
        <translation>Angaben zur gewählten Zeile</translation>
    </message>
    <message>
        <source>&amp;Copy value</source>
        <translation>Wert &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Show rows like this</source>
        <translation>Solche Zeilen &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>Ui::Facts</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Sequenz</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-ID</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>conn</source>
        <comment>short for connection, before its id</comment>
        <translation>Verb.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>Ack</translation>
    </message>
    <message>
        <source>%1 not answered yet</source>
        <translation>%1 noch nicht beantwortet</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1 acknowledged</source>
        <translation>%1 bestätigt</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>payload %1</source>
        <translation>Nutzdaten %1</translation>
    </message>
</context>
<context>
    <name>Ui::FilterField</name>
    <message>
        <source>Trace filter</source>
        <translation>Trace-Filter</translation>
    </message>
    <message>
        <source>Words, &quot;two words&quot;, -without, group:lobby, dir:in, size&gt;1k, since:10:02</source>
        <translation>Wörter, &quot;zwei Wörter&quot;, -ohne, group:lobby, dir:in, size&gt;1k, since:10:02</translation>
    </message>
    <message>
        <source>Fields to filter by</source>
        <translation>Felder zum Filtern</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>Ui::FirstSteps</name>
    <message>
        <source>Send JSON</source>
        <translation>JSON senden</translation>
    </message>
    <message>
        <source>Join a group</source>
        <translation>Einer Gruppe beitreten</translation>
    </message>
    <message>
        <source>See an ack error</source>
        <translation>Einen Ack-Fehler ansehen</translation>
    </message>
    <message>
        <source>Break the network</source>
        <translation>Das Netz unterbrechen</translation>
    </message>
    <message>
        <source>Switch the composer to JSON and press Enter. Errors show line and column.</source>
        <translation>Das Eingabefeld auf JSON umstellen und Enter drücken. Fehler nennen Zeile und Spalte.</translation>
    </message>
    <message>
        <source>Ctrl+J makes a room. Its members appear at once.</source>
        <translation>Strg+J legt einen Raum an. Seine Mitglieder erscheinen sofort.</translation>
    </message>
    <message>
        <source>Speak as Dave, who may only read. The bubble says why it was refused.</source>
        <translation>Als Dave sprechen, der nur lesen darf. Die Sprechblase sagt, warum es abgelehnt wurde.</translation>
    </message>
    <message>
        <source>Cut Bob for 5 s. Watch the gap, the replay and the recovery.</source>
        <translation>Bob für 5 s unterbrechen. Lücke, Nachlieferung und Wiederherstellung beobachten.</translation>
    </message>
</context>
<context>
    <name>Ui::FirstStepsGuide</name>
    <message>
        <source>Can I answer from here?</source>
        <translation>Kann ich von hier antworten?</translation>
    </message>
</context>
<context>
    <name>Ui::Format</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 Byte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Byte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::FramePage</name>
    <message>
        <source>Frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>Frame kopieren</translation>
    </message>
    <message>
        <source>this row has no frame</source>
        <translation>diese Zeile hat keinen Frame</translation>
    </message>
    <message>
        <source>first %1 of %2</source>
        <translation>erste %1 von %2</translation>
    </message>
    <message>
        <source>Load all %1</source>
        <translation>Alle %1 laden</translation>
    </message>
</context>
<context>
    <name>Ui::GoToButton</name>
    <message>
        <source>Go to room, user or command</source>
        <translation>Zu Raum, Benutzer oder Befehl</translation>
    </message>
    <message>
        <source>Go to room, user or command (%1)</source>
        <translation>Zu Raum, Benutzer oder Befehl (%1)</translation>
    </message>
</context>
<context>
    <name>Ui::HopModel</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>who, what, how long</comment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>Ui::HopView</name>
    <message>
        <source>Hops</source>
        <translation>Stationen</translation>
    </message>
</context>
<context>
    <name>Ui::Hops</name>
    <message>
        <source>to hub</source>
        <translation>zum Hub</translation>
    </message>
    <message>
        <source>receives</source>
        <translation>empfängt</translation>
    </message>
    <message>
        <source>held</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>held, then replayed</source>
        <translation>zurückgehalten, dann nachgeliefert</translation>
    </message>
    <message>
        <source>ack %1 %2</source>
        <comment>ack id, then its result</comment>
        <translation>ack %1 %2</translation>
    </message>
    <message>
        <source>routes to %1</source>
        <translation>verteilt an %1</translation>
    </message>
    <message>
        <source>%1 of %2 expected got it</source>
        <translation>%1 von %2 Erwarteten haben es erhalten</translation>
    </message>
</context>
<context>
    <name>Ui::Inspector</name>
    <message>
        <source>Select a row</source>
        <translation>Eine Zeile auswählen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Frame</translation>
    </message>
</context>
<context>
    <name>Ui::JoinField</name>
    <message>
        <source>Join a room</source>
        <translation>Raum beitreten</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>Name des Raums</translation>
    </message>
    <message>
        <source>Room to join</source>
        <translation>Raum zum Beitreten</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Strg+J</translation>
    </message>
</context>
<context>
    <name>Ui::JsonTreeModel</name>
    <message>
        <source>%1 %2, %3</source>
        <comment>name, value, kind</comment>
        <translation>%1 %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>array, %n items</source>
        <translation>
            <numerusform>Array, %n Element</numerusform>
            <numerusform>Array, %n Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object, %n fields</source>
        <translation>
            <numerusform>Objekt, %n Feld</numerusform>
            <numerusform>Objekt, %n Felder</numerusform>
        </translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>Boolean</translation>
    </message>
    <message>
        <source>no JSON, %1</source>
        <translation>kein JSON, %1</translation>
    </message>
    <message>
        <source>string, %1</source>
        <translation>String, %1</translation>
    </message>
    <message>
        <source>string</source>
        <translation>String</translation>
    </message>
</context>
<context>
    <name>Ui::JsonTreeView</name>
    <message>
        <source>Message JSON</source>
        <translation>JSON der Nachricht</translation>
    </message>
</context>
<context>
    <name>Ui::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>In the messages</source>
        <translation>In den Nachrichten</translation>
    </message>
    <message>
        <source>Latest message</source>
        <translation>Neueste Nachricht</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>Ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Send a failed message again</source>
        <translation>Fehlgeschlagene Nachricht erneut senden</translation>
    </message>
    <message>
        <source>Edit a failed message</source>
        <translation>Fehlgeschlagene Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Discard a failed message</source>
        <translation>Fehlgeschlagene Nachricht verwerfen</translation>
    </message>
    <message>
        <source>In the composer</source>
        <translation>Im Eingabefeld</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Recall the last text, in an empty box</source>
        <translation>Letzten Text zurückholen, bei leerem Feld</translation>
    </message>
    <message>
        <source>In the trace</source>
        <translation>Im Trace</translation>
    </message>
    <message>
        <source>Next row of the same story</source>
        <translation>Nächste Zeile desselben Zusammenhangs</translation>
    </message>
    <message>
        <source>Previous row of the same story</source>
        <translation>Vorherige Zeile desselben Zusammenhangs</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
</context>
<context>
    <name>Ui::LanePicker</name>
    <message>
        <source>Circle</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>Raute</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Circle, outline</source>
        <translation>Kreis, Umriss</translation>
    </message>
    <message>
        <source>Square, outline</source>
        <translation>Quadrat, Umriss</translation>
    </message>
    <message>
        <source>Diamond, outline</source>
        <translation>Raute, Umriss</translation>
    </message>
    <message>
        <source>Triangle, outline</source>
        <translation>Dreieck, Umriss</translation>
    </message>
    <message>
        <source>Ring, outline</source>
        <translation>Ring, Umriss</translation>
    </message>
    <message>
        <source>Lane: %1</source>
        <translation>Spur: %1</translation>
    </message>
</context>
<context>
    <name>Ui::LatestPill</name>
    <message>
        <source>Latest (%1)</source>
        <translation>Neueste (%1)</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Neueste</translation>
    </message>
    <message numerus="yes">
        <source>Go to the latest message, %n new</source>
        <translation>
            <numerusform>Zur neuesten Nachricht, %n neu</numerusform>
            <numerusform>Zur neuesten Nachricht, %n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the latest message</source>
        <translation>Zur neuesten Nachricht</translation>
    </message>
</context>
<context>
    <name>Ui::MainWindow</name>
    <message>
        <source>%1 opens the trace</source>
        <translation>%1 öffnet den Trace</translation>
    </message>
</context>
<context>
    <name>Ui::MemberChips</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Ui::Menus</name>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>&amp;Verbindung</translation>
    </message>
    <message>
        <source>&amp;Speak as</source>
        <translation>&amp;Sprechen als</translation>
    </message>
    <message>
        <source>H&amp;ub</source>
        <translation>H&amp;ub</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>H&amp;ilfe</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
</context>
<context>
    <name>Ui::MessageAnnouncer</name>
    <message>
        <source>1 new message in %1</source>
        <translation>1 neue Nachricht in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages in %1</source>
        <translation>
            <numerusform>%n neue Nachricht in %1</numerusform>
            <numerusform>%n neue Nachrichten in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::MessagePage</name>
    <message>
        <source>Hops</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Copy hops</source>
        <translation>Stationen kopieren</translation>
    </message>
    <message>
        <source>exact, one clock</source>
        <translation>genau, eine Uhr</translation>
    </message>
    <message>
        <source>as seen from this computer</source>
        <translation>aus Sicht dieses Rechners</translation>
    </message>
    <message>
        <source>, logarithmic</source>
        <comment>scale of the time axis</comment>
        <translation>, logarithmisch</translation>
    </message>
    <message numerus="yes">
        <source>, %n more</source>
        <comment>hops that are not listed</comment>
        <translation>
            <numerusform>, %n weitere</numerusform>
            <numerusform>, %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Members of %1</source>
        <translation>Mitglieder von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n, live</source>
        <comment>members of a group</comment>
        <translation>
            <numerusform>%n, live</numerusform>
            <numerusform>%n, live</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::NewRowsPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows since the table stands still</comment>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new rows</source>
        <translation>
            <numerusform>%n neue Zeile zeigen</numerusform>
            <numerusform>%n neue Zeilen zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::PanelWiring</name>
    <message>
        <source>Not delivered: %1.</source>
        <translation>Nicht zugestellt: %1.</translation>
    </message>
</context>
<context>
    <name>Ui::PayloadCheck</name>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>expected %1 but found %2. %3</source>
        <translation>erwartet: %1, gefunden: %2. %3</translation>
    </message>
    <message>
        <source>expected two hex digits a byte (0-9, a-f). Write 0a, not a.</source>
        <translation>erwartet: zwei Hexziffern je Byte (0-9, a-f). 0a schreiben, nicht a.</translation>
    </message>
    <message>
        <source>expected a second hex digit. Complete the last byte.</source>
        <translation>erwartet: eine zweite Hexziffer. Das letzte Byte vervollständigen.</translation>
    </message>
    <message>
        <source>expected base64 (A-Z, a-z, 0-9, + and /). Remove this character.</source>
        <translation>erwartet: Base64 (A-Z, a-z, 0-9, + und /). Dieses Zeichen entfernen.</translation>
    </message>
    <message>
        <source>expected groups of four characters, the last filled up with =. Paste it whole.</source>
        <translation>erwartet: Gruppen von vier Zeichen, die letzte mit = aufgefüllt. Vollständig einfügen.</translation>
    </message>
</context>
<context>
    <name>Ui::PayloadEditor</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>Langer Text</translation>
    </message>
</context>
<context>
    <name>Ui::QuickSwitch</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Room, user or command</source>
        <translation>Raum, Benutzer oder Befehl</translation>
    </message>
    <message>
        <source>Go to room, user or command</source>
        <translation>Zu Raum, Benutzer oder Befehl</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>destination, what it is</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Ui::RoomDelegate</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::RoomListModel</name>
    <message>
        <source>1 member</source>
        <translation>1 Mitglied</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::RoomPanel</name>
    <message>
        <source>Join a room (Ctrl+J)</source>
        <translation>Raum beitreten (Strg+J)</translation>
    </message>
    <message>
        <source>Join a room</source>
        <translation>Raum beitreten</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Rooms of %1</source>
        <translation>Räume von %1</translation>
    </message>
    <message>
        <source>Rooms appear when a user has joined a group.</source>
        <translation>Räume erscheinen, sobald ein Benutzer einer Gruppe beigetreten ist.</translation>
    </message>
    <message>
        <source>%1 is in no group. Join one (Ctrl+J).</source>
        <translation>%1 ist in keiner Gruppe. Einer beitreten (Strg+J).</translation>
    </message>
    <message>
        <source>&amp;Leave	Ctrl+Shift+J</source>
        <translation>&amp;Verlassen	Strg+Umschalt+J</translation>
    </message>
    <message>
        <source>&amp;Join a room…	Ctrl+J</source>
        <translation>Raum &amp;beitreten…	Strg+J</translation>
    </message>
</context>
<context>
    <name>Ui::RoomTabs</name>
    <message>
        <source>Open rooms</source>
        <translation>Offene Räume</translation>
    </message>
</context>
<context>
    <name>Ui::Roster</name>
    <message>
        <source>Local hub · %1</source>
        <translation>Lokaler Hub · %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>recovering, %1 s</source>
        <translation>stellt wieder her, %1 s</translation>
    </message>
    <message>
        <source>again in %1 s</source>
        <translation>erneut in %1 s</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>inaktiv</translation>
    </message>
    <message>
        <source>User %1, connection %2, %3</source>
        <translation>Benutzer %1, Verbindung %2, %3</translation>
    </message>
    <message>
        <source>from outside</source>
        <translation>von außen</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>A client of another program: connection %1, %2</source>
        <translation>Ein Client eines anderen Programms: Verbindung %1, %2</translation>
    </message>
</context>
<context>
    <name>Ui::SecretField</name>
    <message>
        <source>Hide the secret</source>
        <translation>Geheimnis verbergen</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Geheimnis zeigen</translation>
    </message>
</context>
<context>
    <name>Ui::SparkLine</name>
    <message>
        <source>Messages a second, the last values</source>
        <translation>Nachrichten je Sekunde, die letzten Werte</translation>
    </message>
</context>
<context>
    <name>Ui::StatusStrip</name>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 von %2 MB</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected</source>
        <translation>
            <numerusform>%Ln verbunden</numerusform>
            <numerusform>%Ln verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recovering</source>
        <translation>
            <numerusform>%Ln in Wiederherstellung</numerusform>
            <numerusform>%Ln in Wiederherstellung</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 Nachr./s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>ack p95 %1</source>
        <translation>ack p95 %1</translation>
    </message>
    <message>
        <source>Capture on, %1</source>
        <translation>Aufzeichnung ein, %1</translation>
    </message>
    <message>
        <source>Capture off</source>
        <translation>Aufzeichnung aus</translation>
    </message>
    <message>
        <source>Not affiliated with Microsoft</source>
        <translation>Keine Verbindung zu Microsoft</translation>
    </message>
    <message numerus="yes">
        <source>This session: %Ln messages</source>
        <translation>
            <numerusform>Diese Sitzung: %Ln Nachricht</numerusform>
            <numerusform>Diese Sitzung: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, nothing sent to Azure</source>
        <translation>%1, nichts an Azure gesendet</translation>
    </message>
</context>
<context>
    <name>Ui::ThreadNote</name>
    <message>
        <source>Shows only these rows</source>
        <translation>Zeigt nur diese Zeilen</translation>
    </message>
    <message>
        <source>F3 next</source>
        <comment>key, then what it does</comment>
        <translation>F3 weiter</translation>
    </message>
    <message numerus="yes">
        <source>%n rows share trace %1</source>
        <translation>
            <numerusform>%n Zeile gehört zu Trace %1</numerusform>
            <numerusform>%n Zeilen gehören zu Trace %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TimelinePanel</name>
    <message>
        <source>No messages in %1 yet</source>
        <translation>Noch keine Nachrichten in %1</translation>
    </message>
    <message>
        <source>Write one below, or wait for one.</source>
        <translation>Unten eine schreiben oder auf eine warten.</translation>
    </message>
    <message>
        <source>No room is open</source>
        <translation>Kein Raum geöffnet</translation>
    </message>
    <message>
        <source>Choose one on the left, or join one (Ctrl+J).</source>
        <translation>Links einen auswählen oder einem beitreten (Strg+J).</translation>
    </message>
</context>
<context>
    <name>Ui::TimelineView</name>
    <message>
        <source>Fold (Space)</source>
        <translation>Einklappen (Leertaste)</translation>
    </message>
    <message>
        <source>As it came, or one value a line</source>
        <translation>Wie empfangen oder ein Wert je Zeile</translation>
    </message>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation>Kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Send it again (Ctrl+R)</source>
        <translation>Erneut senden (Strg+R)</translation>
    </message>
    <message>
        <source>Back to the composer (F2)</source>
        <translation>Zurück ins Eingabefeld (F2)</translation>
    </message>
    <message>
        <source>Remove it from here (Delete)</source>
        <translation>Von hier entfernen (Entf)</translation>
    </message>
    <message>
        <source>&amp;Retry	Ctrl+R</source>
        <translation>&amp;Wiederholen	Strg+R</translation>
    </message>
    <message>
        <source>&amp;Edit	F2</source>
        <translation>&amp;Bearbeiten	F2</translation>
    </message>
    <message>
        <source>&amp;Discard	Del</source>
        <translation>&amp;Verwerfen	Entf</translation>
    </message>
    <message>
        <source>&amp;Why did it fail?</source>
        <translation>Warum &amp;fehlgeschlagen?</translation>
    </message>
    <message>
        <source>&amp;Copy text	Ctrl+C</source>
        <translation>Text &amp;kopieren	Strg+C</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON	Ctrl+Shift+C</source>
        <translation>Als &amp;JSON kopieren	Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>Un&amp;fold	Space</source>
        <translation>&amp;Ausklappen	Leertaste</translation>
    </message>
    <message>
        <source>&amp;Fold	Space</source>
        <translation>&amp;Einklappen	Leertaste</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>Alles &amp;zeigen</translation>
    </message>
    <message>
        <source>Messages in %1</source>
        <translation>Nachrichten in %1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>Ui::TokenCard</name>
    <message>
        <source>Token, decoded here</source>
        <translation>Token, hier dekodiert</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Zielgruppe</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>made here with the key, for each connection</source>
        <translation>hier mit dem Schlüssel erzeugt, für jede Verbindung</translation>
    </message>
    <message>
        <source>HS256, signature not checked</source>
        <translation>HS256, Signatur nicht geprüft</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>anonym</translation>
    </message>
    <message>
        <source>URL says %1</source>
        <translation>laut URL %1</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 of them shown</source>
        <translation>davon %1 gezeigt</translation>
    </message>
</context>
<context>
    <name>Ui::TokenFacts</name>
    <message>
        <source>The token is for hub %1, the URL opens hub %2. Ask for a token for %2.</source>
        <translation>Das Token gilt für den Hub %1, die URL öffnet den Hub %2. Ein Token für %2 anfordern.</translation>
    </message>
    <message>
        <source>The token is for %1, the URL opens %2. Ask for a token for this endpoint.</source>
        <translation>Das Token gilt für %1, die URL öffnet %2. Ein Token für diesen Endpunkt anfordern.</translation>
    </message>
    <message>
        <source>no audience</source>
        <translation>keine Zielgruppe</translation>
    </message>
    <message>
        <source>The token does not tell when it ends. Ask for a new one.</source>
        <translation>Das Token nennt kein Ablaufdatum. Ein neues anfordern.</translation>
    </message>
    <message>
        <source>The token ended at %1, and it is %2 now. Ask for a new one, or set the clock.</source>
        <translation>Das Token ist am %1 abgelaufen, jetzt ist es %2. Ein neues anfordern oder die Uhr stellen.</translation>
    </message>
    <message>
        <source>The token is from %1, and it is %2 now. Set the clock of the computer that makes it.</source>
        <translation>Das Token stammt von %1, jetzt ist es %2. Die Uhr des Rechners stellen, der es erzeugt.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more groups</source>
        <translation>
            <numerusform>und %n weitere Gruppe</numerusform>
            <numerusform>und %n weitere Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Join and leave any group</source>
        <translation>Jeder Gruppe beitreten und sie verlassen</translation>
    </message>
    <message>
        <source>Join and leave %1</source>
        <translation>%1 beitreten und verlassen</translation>
    </message>
    <message>
        <source>Join groups: not without a role</source>
        <translation>Gruppen beitreten: nicht ohne Rolle</translation>
    </message>
    <message>
        <source>Publish to any group</source>
        <translation>In jeder Gruppe veröffentlichen</translation>
    </message>
    <message>
        <source>Publish to %1</source>
        <translation>In %1 veröffentlichen</translation>
    </message>
    <message>
        <source>Publish: not without a role</source>
        <translation>Veröffentlichen: nicht ohne Rolle</translation>
    </message>
    <message>
        <source>Send events to the handler</source>
        <translation>Ereignisse an den Handler senden</translation>
    </message>
    <message>
        <source>Members: known through the key</source>
        <translation>Mitglieder: über den Schlüssel bekannt</translation>
    </message>
    <message>
        <source>Members: needs a connection string</source>
        <translation>Mitglieder: nur mit Verbindungszeichenfolge</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
</context>
<context>
    <name>Ui::ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>Symbolleiste</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Copy the connection string</source>
        <translation>Verbindungszeichenfolge kopieren</translation>
    </message>
    <message>
        <source>Go to room, user…</source>
        <translation>Zu Raum, Benutzer…</translation>
    </message>
    <message>
        <source>Arrangement of the window</source>
        <translation>Anordnung des Fensters</translation>
    </message>
    <message>
        <source>Theme and layout</source>
        <translation>Farbschema und Layout</translation>
    </message>
    <message>
        <source>Local hub running</source>
        <translation>Lokaler Hub läuft</translation>
    </message>
    <message>
        <source>Use it from your code</source>
        <translation>In eigenem Code verwenden</translation>
    </message>
    <message>
        <source>Local hub starts</source>
        <translation>Lokaler Hub startet</translation>
    </message>
    <message>
        <source>Local hub stopped</source>
        <translation>Lokaler Hub angehalten</translation>
    </message>
    <message>
        <source>Start the local hub</source>
        <translation>Lokalen Hub starten</translation>
    </message>
    <message>
        <source>Local hub running at %1</source>
        <translation>Lokaler Hub läuft unter %1</translation>
    </message>
</context>
<context>
    <name>Ui::TraceFold</name>
    <message>
        <source>Live trace</source>
        <translation>Live-Trace</translation>
    </message>
    <message>
        <source>Capture starts with the first connection.</source>
        <translation>Die Aufzeichnung beginnt mit der ersten Verbindung.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows. Last:</source>
        <translation>
            <numerusform>%Ln Zeile. Zuletzt:</numerusform>
            <numerusform>%Ln Zeilen. Zuletzt:</numerusform>
        </translation>
    </message>
    <message>
        <source>Live trace, %1</source>
        <translation>Live-Trace, %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TracePanel</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Keep the newest row in sight</source>
        <translation>Die neueste Zeile im Blick behalten</translation>
    </message>
    <message>
        <source>Start with an empty table; the session keeps all rows</source>
        <translation>Mit leerer Tabelle beginnen; die Sitzung behält alle Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n rows</source>
        <comment>shown of all</comment>
        <translation>
            <numerusform>%1 von %n Zeile</numerusform>
            <numerusform>%1 von %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation>%1, Suche läuft…</translation>
    </message>
    <message numerus="yes">
        <source>0 of %n rows match.</source>
        <translation>
            <numerusform>0 von %n Zeile passen.</numerusform>
            <numerusform>0 von %n Zeilen passen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message numerus="yes">
        <source>Paused. %n rows wait.</source>
        <translation>
            <numerusform>Angehalten. %n Zeile wartet.</numerusform>
            <numerusform>Angehalten. %n Zeilen warten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>View cleared. The session keeps %n rows.</source>
        <translation>
            <numerusform>Ansicht geleert. Die Sitzung behält %n Zeile.</numerusform>
            <numerusform>Ansicht geleert. Die Sitzung behält %n Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Capture is on, nothing yet</source>
        <translation>Aufzeichnung läuft, noch nichts da</translation>
    </message>
    <message>
        <source>Live trace</source>
        <translation>Live-Trace</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n gezeigt</numerusform>
            <numerusform>%n gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a name</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Ui::TraceQuery</name>
    <message>
        <source>There is no field &quot;%1&quot;. Put it in quotes to look for the text itself.</source>
        <translation>Es gibt kein Feld „%1“. In Anführungszeichen setzen, um nach dem Text selbst zu suchen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; compares: write %1&gt;… or %1&lt;…</source>
        <translation>„%1“ vergleicht: %1&gt;… oder %1&lt;… schreiben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes a colon: write %1:…</source>
        <translation>„%1“ braucht einen Doppelpunkt: %1:… schreiben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a value right behind it.</source>
        <translation>„%1“ braucht direkt dahinter einen Wert.</translation>
    </message>
    <message>
        <source>&quot;level:&quot; knows trace, debug, informational, warning and error.</source>
        <translation>„level:“ kennt trace, debug, informational, warning und error.</translation>
    </message>
    <message>
        <source>&quot;dir:&quot; knows in, out, inside and both.</source>
        <translation>„dir:“ kennt in, out, inside und both.</translation>
    </message>
    <message>
        <source>This takes a time such as 10:02 or 10:02:31, or a span such as 5m.</source>
        <translation>Hier steht eine Uhrzeit wie 10:02 oder 10:02:31 oder eine Spanne wie 5m.</translation>
    </message>
    <message>
        <source>&quot;size&quot; takes bytes such as 200, 4k or 1m.</source>
        <translation>„size“ nimmt Bytes wie 200, 4k oder 1m.</translation>
    </message>
    <message>
        <source>&quot;took&quot; takes a time such as 500us, 20ms or 2s.</source>
        <translation>„took“ nimmt eine Dauer wie 500us, 20ms oder 2s.</translation>
    </message>
    <message>
        <source>The quote is not closed. Add a &quot; at the end of the words.</source>
        <translation>Das Anführungszeichen ist nicht geschlossen. Am Ende der Wörter ein &quot; anfügen.</translation>
    </message>
</context>
<context>
    <name>Ui::TraceText</name>
    <message>
        <source>Thread</source>
        <translation>Zusammenhang</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>Seq</translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>Ack</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>Trace-ID</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzdaten</translation>
    </message>
    <message>
        <source>out</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>in</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide Richtungen</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>Sequenz %1</translation>
    </message>
    <message>
        <source>ack %1</source>
        <translation>Ack %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>Dauer %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation>Trace %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a sentence</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Ui::TraceView</name>
    <message>
        <source>Columns of the live trace</source>
        <translation>Spalten des Live-Trace</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;frame</source>
        <translation>&amp;Frame kopieren</translation>
    </message>
    <message>
        <source>&amp;Next row of this trace</source>
        <translation>&amp;Nächste Zeile dieses Trace</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>menu entry: show only rows with, e.g., group:lobby</comment>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <comment>menu entry: hide rows with, e.g., type:ping</comment>
        <translation>%1 ausblenden</translation>
    </message>
</context>
<context>
    <name>Ui::UseFromCodeDialog</name>
    <message>
        <source>Reveal the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Copy the connection string</source>
        <translation>Verbindungszeichenfolge kopieren</translation>
    </message>
    <message>
        <source>Copy as shell variable</source>
        <translation>Als Shell-Variable kopieren</translation>
    </message>
    <message>
        <source>Start the local hub</source>
        <translation>Lokalen Hub starten</translation>
    </message>
    <message>
        <source>Use from your code</source>
        <translation>In eigenem Code verwenden</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>Client-Programm</translation>
    </message>
    <message>
        <source>Client (Node)</source>
        <translation>Client (Node)</translation>
    </message>
    <message>
        <source>Server program</source>
        <translation>Server-Programm</translation>
    </message>
    <message>
        <source>Server (Node)</source>
        <translation>Server (Node)</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>Codebeispiele</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The hub listens on %1, on this computer only. Any Web PubSub client can use it; it shows up as a row of its own.</source>
        <translation>Der Hub lauscht auf %1, nur auf diesem Rechner. Jeder Web-PubSub-Client kann ihn nutzen; er erscheint als eigene Zeile.</translation>
    </message>
    <message>
        <source>The local hub is stopped. Start it first; port and key are made at start.</source>
        <translation>Der lokale Hub ist angehalten. Zuerst starten; Port und Schlüssel entstehen beim Start.</translation>
    </message>
</context>
<context>
    <name>Ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Chat and monitor for Azure Web PubSub, with a hub of its own inside.</source>
        <translation>Chat und Monitor für Azure Web PubSub, mit eingebautem eigenem Hub.</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>Jetzt ausprobieren</translation>
    </message>
    <message>
        <source>Starts a hub on this computer with Alice, Bob, Carol and Dave, who may only read, in one room. No account.</source>
        <translation>Startet einen Hub auf diesem Rechner mit Alice, Bob, Carol und Dave (darf nur lesen) in einem Raum. Ohne Konto.</translation>
    </message>
    <message>
        <source>Connect to Azure</source>
        <translation>Mit Azure verbinden</translation>
    </message>
    <message>
        <source>Connection string or client URL. Decoded and checked here before it is used.</source>
        <translation>Verbindungszeichenfolge oder Client-URL. Vor der Verwendung hier dekodiert und geprüft.</translation>
    </message>
    <message>
        <source>Use it from your code</source>
        <translation>In eigenem Code verwenden</translation>
    </message>
    <message>
        <source>Starts the hub alone and shows its connection string, with a program to copy.</source>
        <translation>Startet nur den Hub und zeigt seine Verbindungszeichenfolge, mit einem Programm zum Kopieren.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer until you connect. Keys stay in memory until you quit.</source>
        <translation>Vor dem Verbinden verlässt nichts diesen Rechner. Schlüssel bleiben bis zum Beenden im Speicher.</translation>
    </message>
    <message>
        <source>Copy the connection string</source>
        <translation>Verbindungszeichenfolge kopieren</translation>
    </message>
    <message>
        <source>Go to room, user, command</source>
        <translation>Zu Raum, Benutzer, Befehl</translation>
    </message>
    <message>
        <source>Speak as another user</source>
        <translation>Als anderer Benutzer sprechen</translation>
    </message>
    <message>
        <source>%1 to 9</source>
        <translation>%1 bis 9</translation>
    </message>
    <message>
        <source>Pause the trace</source>
        <translation>Trace pausieren</translation>
    </message>
    <message>
        <source>Filter the trace</source>
        <translation>Trace filtern</translation>
    </message>
    <message>
        <source>All keys, %1</source>
        <translation>Alle Tastenkürzel, %1</translation>
    </message>
    <message>
        <source>Keys worth knowing</source>
        <translation>Nützliche Tastenkürzel</translation>
    </message>
    <message>
        <source>Don’t show again</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>The local hub runs. Any Web PubSub client can use it:</source>
        <translation>Der lokale Hub läuft. Jeder Web-PubSub-Client kann ihn nutzen:</translation>
    </message>
    <message>
        <source>Start the local hub first, then any Web PubSub client can use it:</source>
        <translation>Zuerst den lokalen Hub starten, dann kann jeder Web-PubSub-Client ihn nutzen:</translation>
    </message>
    <message>
        <source>The local hub is stopped</source>
        <translation>Der lokale Hub ist angehalten</translation>
    </message>
</context>
<context>
    <name>Ui::Workspace</name>
    <message>
        <source>The trace is not saved.</source>
        <translation>Der Trace wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>Capture is paused.</source>
        <translation>Die Aufzeichnung ist angehalten.</translation>
    </message>
    <message>
        <source>The local hub did not start.</source>
        <translation>Der lokale Hub ist nicht gestartet.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Not sent to %1.</source>
        <translation>Nicht an %1 gesendet.</translation>
    </message>
    <message>
        <source>Publishing as the server needs a connection string or the running local hub; a client URL has no access key.</source>
        <translation>Als Server zu veröffentlichen erfordert eine Verbindungszeichenfolge oder den laufenden lokalen Hub; eine Client-URL hat keinen Zugriffsschlüssel.</translation>
    </message>
    <message>
        <source>%1 missed messages.</source>
        <translation>%1 hat Nachrichten verpasst.</translation>
    </message>
    <message>
        <source>Sequence %1 to %2 never came: %3</source>
        <translation>Sequenz %1 bis %2 kam nie an: %3</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist wieder da.</translation>
    </message>
    <message>
        <source>Away for %1 s, the session was recovered and nothing was lost.</source>
        <translation>%1 s getrennt; die Sitzung wurde wiederhergestellt, nichts ging verloren.</translation>
    </message>
    <message>
        <source>Show in trace</source>
        <translation>Im Trace zeigen</translation>
    </message>
    <message>
        <source>%1 lost the connection.</source>
        <translation>%1 hat die Verbindung verloren.</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>%1 has a problem.</source>
        <translation>%1 hat ein Problem.</translation>
    </message>
    <message>
        <source>%1 is not connected. Press F5 to connect.</source>
        <translation>%1 ist nicht verbunden. Mit F5 verbinden.</translation>
    </message>
    <message>
        <source>%1 is not in %2.</source>
        <translation>%1 ist nicht in %2.</translation>
    </message>
    <message>
        <source>From the server</source>
        <translation>Vom Server</translation>
    </message>
    <message>
        <source>This user is not connected. Connect (F5), then retry.</source>
        <translation>Dieser Benutzer ist nicht verbunden. Verbinden (F5), dann wiederholen.</translation>
    </message>
    <message>
        <source>From sequence %1 on messages may be missing: %2</source>
        <translation>Ab Sequenz %1 fehlen womöglich Nachrichten: %2</translation>
    </message>
</context>
</TS>
