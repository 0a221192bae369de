<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Canvas</name>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>arrives in %1</source>
        <translation>kommt in %1 an</translation>
    </message>
    <message>
        <source>chunk %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>committet</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>ausgefallen %1</translation>
    </message>
    <message>
        <source>held</source>
        <translation>festgehalten</translation>
    </message>
    <message>
        <source>loses %1 %</source>
        <translation>verliert %1 %</translation>
    </message>
    <message>
        <source>not yet committed</source>
        <translation>noch nicht committet</translation>
    </message>
    <message>
        <source>term %1</source>
        <translation>Amtszeit %1</translation>
    </message>
    <message>
        <source>up</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>waits to be delivered</source>
        <translation>wartet auf Zustellung</translation>
    </message>
    <message>
        <source>will be lost</source>
        <translation>wird verloren gehen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a server first: press its number or click it.</source>
        <translation>Zuerst einen Server auswählen: seine Ziffer drücken oder ihn anklicken.</translation>
    </message>
    <message>
        <source>There is no leader; select a server first.</source>
        <translation>Es gibt keinen Leader; zuerst einen Server auswählen.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 leads in term %2 from %3</source>
        <translation>%1 führt in Amtszeit %2 ab %3</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Both runs are the same from their start to their end.</source>
        <translation>Beide Läufe sind von Anfang bis Ende gleich.</translation>
    </message>
    <message>
        <source>The run ends earlier.</source>
        <translation>Der Lauf endet vorher.</translation>
    </message>
    <message>
        <source>They part at %1 with event %2: %3.</source>
        <translation>Sie trennen sich bei %1 mit Ereignis %2: %3.</translation>
    </message>
    <message>
        <source>duplication</source>
        <translation>Verdopplung</translation>
    </message>
    <message>
        <source>heartbeat interval</source>
        <translation>Heartbeat-Intervall</translation>
    </message>
    <message>
        <source>longest disk write</source>
        <translation>längstes Schreiben auf Platte</translation>
    </message>
    <message>
        <source>longest election timeout</source>
        <translation>längster Wahltimeout</translation>
    </message>
    <message>
        <source>longest latency</source>
        <translation>längste Latenz</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>one of them ends there</source>
        <translation>einer von ihnen endet dort</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>settings and what was done are the same up to there</source>
        <translation>bis dahin sind Einstellungen und Eingriffe gleich</translation>
    </message>
    <message>
        <source>shortest disk write</source>
        <translation>kürzestes Schreiben auf Platte</translation>
    </message>
    <message>
        <source>shortest election timeout</source>
        <translation>kürzester Wahltimeout</translation>
    </message>
    <message>
        <source>shortest latency</source>
        <translation>kürzeste Latenz</translation>
    </message>
    <message>
        <source>something else was done</source>
        <translation>es wurde etwas anderes getan</translation>
    </message>
    <message>
        <source>they were set up differently (%1%2)</source>
        <translation>sie wurden verschieden eingerichtet (%1%2)</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>The first run stays: the others began with it.</source>
        <translation>Der erste Lauf bleibt: Die anderen haben mit ihm begonnen.</translation>
    </message>
    <message>
        <source>There is no such branch.</source>
        <translation>Diesen Zweig gibt es nicht.</translation>
    </message>
    <message>
        <source>These servers run; leave the processes instead.</source>
        <translation>Diese Server laufen; stattdessen die Prozesse verlassen.</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>Zweig %1</translation>
    </message>
    <message>
        <source>simulation %1</source>
        <translation>Simulation %1</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: ffmpeg says “%2”</source>
        <translation>%1 kann nicht geschrieben werden: ffmpeg meldet „%2“</translation>
    </message>
    <message>
        <source>%1 was not written: nothing happens in that time</source>
        <translation>%1 wurde nicht geschrieben: In dieser Zeit geschieht nichts</translation>
    </message>
    <message>
        <source>%1 was not written: there are too many messages to tell their arrows apart; choose a shorter time</source>
        <translation>%1 wurde nicht geschrieben: Es sind zu viele Nachrichten, um ihre Pfeile zu unterscheiden; eine kürzere Zeit wählen</translation>
    </message>
    <message>
        <source>GIF, WebM and MP4 need the program ffmpeg, which is not installed here; numbered pictures (frame-%04d.png) need nothing</source>
        <translation>GIF, WebM und MP4 brauchen das Programm ffmpeg, das hier nicht installiert ist; nummerierte Bilder (frame-%04d.png) brauchen nichts</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source> + learners %1</source>
        <translation> + Learner %1</translation>
    </message>
    <message>
        <source> · disk waits for you</source>
        <translation> · Platte wartet auf einen Eingriff</translation>
    </message>
    <message>
        <source>%1 again, applied once</source>
        <translation>%1 erneut, nur einmal angewendet</translation>
    </message>
    <message>
        <source>%1 and %2 (joint)</source>
        <translation>%1 und %2 (gemeinsam)</translation>
    </message>
    <message>
        <source>%1 answers the client, %2 after its request</source>
        <translation>%1 antwortet dem Client, %2 nach dessen Anfrage</translation>
    </message>
    <message>
        <source>%1 appends it</source>
        <translation>%1 hängt den Eintrag an</translation>
    </message>
    <message>
        <source>%1 appends it to its log, as entry %2 of term %3</source>
        <translation>%1 hängt sie als Eintrag %2 der Amtszeit %3 an sein Log an</translation>
    </message>
    <message>
        <source>%1 asks %2 for its vote in term %3. %2 grants it if the vote of that term is still free and %1's log is at least as up to date as its own (§5.2, §5.4.1).</source>
        <translation>%1 bittet %2 um die Stimme in Amtszeit %3. %2 gibt sie, wenn die Stimme dieser Amtszeit noch frei ist und das Log von %1 mindestens so aktuell ist wie das eigene (§5.2, §5.4.1).</translation>
    </message>
    <message>
        <source>%1 asks %2 to store %3 after position %4; %2 does so only if it holds that position (§5.3).</source>
        <translation>%1 bittet %2, %3 nach Position %4 zu speichern; %2 tut das nur, wenn diese Position in seinem Log steht (§5.3).</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it would win an election in term %3, without starting one (thesis §9.6).</source>
        <translation>%1 fragt %2, ob eine Wahl in Amtszeit %3 zu gewinnen wäre, ohne sie zu beginnen (Dissertation §9.6).</translation>
    </message>
    <message>
        <source>%1 asks the leader %2 from which index on it may answer a read (thesis §6.4).</source>
        <translation>%1 fragt den Leader %2, ab welchem Index eine Leseanfrage beantwortet werden darf (Dissertation §6.4).</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 could not confirm that it still leads; %2 must not answer the read (thesis §6.4).</source>
        <translation>%1 konnte nicht bestätigen, dass er noch führt; %2 darf die Leseanfrage nicht beantworten (Dissertation §6.4).</translation>
    </message>
    <message>
        <source>%1 does not vote for %2: its vote is already cast, or its own log is more up to date (§5.2, §5.4.1).</source>
        <translation>%1 stimmt nicht für %2: Die Stimme ist vergeben, oder das eigene Log ist aktueller (§5.2, §5.4.1).</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries</source>
        <translation>
            <numerusform>%1 Eintrag</numerusform>
            <numerusform>%1 Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 facts</source>
        <translation>
            <numerusform>%1 Fakt</numerusform>
            <numerusform>%1 Fakten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gives %2 its one vote of term %3; it is on %1's disk already (§5.2).</source>
        <translation>%1 gibt %2 seine einzige Stimme der Amtszeit %3; sie steht bereits auf der Platte von %1 (§5.2).</translation>
    </message>
    <message>
        <source>%1 hands leadership over: %2 is to start an election at once (thesis §3.10).</source>
        <translation>%1 gibt die Führung ab: %2 soll sofort eine Wahl beginnen (Dissertation §3.10).</translation>
    </message>
    <message>
        <source>%1 has applied up to index %2</source>
        <translation>%1 hat bis Index %2 angewendet</translation>
    </message>
    <message>
        <source>%1 has part of the snapshot and wants the rest (§7).</source>
        <translation>%1 hat einen Teil des Snapshots und will den Rest (§7).</translation>
    </message>
    <message>
        <source>%1 has the snapshot; replication goes on after it (§7).</source>
        <translation>%1 hat den Snapshot; danach geht die Replikation weiter (§7).</translation>
    </message>
    <message>
        <source>%1 holds %2's log up to index %3, durably; on a majority it can be committed (§5.3, §5.4.2).</source>
        <translation>%1 hat das Log von %2 bis Index %3 dauerhaft gespeichert; steht es bei einer Mehrheit, kann es committet werden (§5.3, §5.4.2).</translation>
    </message>
    <message>
        <source>%1 is down; its store is rebuilt from the log</source>
        <translation>%1 ist ausgefallen; sein Speicher wird aus dem Log wieder aufgebaut</translation>
    </message>
    <message>
        <source>%1 knows it to be committed, and applies it</source>
        <translation>%1 weiß, dass der Eintrag committet ist, und wendet ihn an</translation>
    </message>
    <message>
        <source>%1 lacks the entry before the new ones; %2 goes back and tries an earlier one (§5.3).</source>
        <translation>%1 fehlt der Eintrag vor den neuen; %2 geht zurück und versucht es mit einem früheren (§5.3).</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>%1 no longer has the entries that %2 lacks and sends its snapshot up to %3 instead (§7).</source>
        <translation>%1 hat die Einträge, die %2 fehlen, nicht mehr und schickt stattdessen seinen Snapshot bis %3 (§7).</translation>
    </message>
    <message>
        <source>%1 of %2 are needed</source>
        <translation>%1 von %2 sind nötig</translation>
    </message>
    <message>
        <source>%1 of %2 needed</source>
        <translation>%1 von %2 nötigen</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>%1 passes it on to the leader</source>
        <translation>%1 reicht die Anfrage an den Leader weiter</translation>
    </message>
    <message>
        <source>%1 receives it</source>
        <translation>%1 erhält die Anfrage</translation>
    </message>
    <message>
        <source>%1 sends it to %2</source>
        <translation>%1 schickt den Eintrag an %2</translation>
    </message>
    <message>
        <source>%1 tells %2 that it leads term %3, so that %2 starts no election (§5.2).</source>
        <translation>%1 teilt %2 mit, dass er in Amtszeit %3 führt, damit %2 keine Wahl beginnt (§5.2).</translation>
    </message>
    <message>
        <source>%1 would not vote for %2 (thesis §9.6).</source>
        <translation>%1 würde nicht für %2 stimmen (Dissertation §9.6).</translation>
    </message>
    <message>
        <source>%1 would vote for %2 (thesis §9.6).</source>
        <translation>%1 würde für %2 stimmen (Dissertation §9.6).</translation>
    </message>
    <message>
        <source>%1 · confirmed %2</source>
        <translation>%1 · bestätigt %2</translation>
    </message>
    <message>
        <source>%1 · differs from %2, which has applied most</source>
        <translation>%1 · weicht von %2 ab, der am meisten angewendet hat</translation>
    </message>
    <message>
        <source>%1 · last %2</source>
        <translation>%1 · letzter %2</translation>
    </message>
    <message>
        <source>%1 · message %2</source>
        <translation>%1 · Nachricht %2</translation>
    </message>
    <message>
        <source>%2 may answer the read once it has applied index %3 (thesis §6.4).</source>
        <translation>%2 darf die Leseanfrage beantworten, sobald Index %3 angewendet ist (Dissertation §6.4).</translation>
    </message>
    <message>
        <source>? nothing says whether it arrived</source>
        <translation>? es ist nicht bekannt, ob sie angekommen ist</translation>
    </message>
    <message>
        <source>A cut link loses everything, a held one lets it wait.</source>
        <translation>Eine getrennte Verbindung verliert alles, eine angehaltene lässt es warten.</translation>
    </message>
    <message>
        <source>A leader applies an entry once it is committed, and only then answers its client</source>
        <translation>Ein Leader wendet einen Eintrag an, sobald er committet ist, und antwortet erst dann seinem Client</translation>
    </message>
    <message>
        <source>A property that must always hold did not.</source>
        <translation>Eine Eigenschaft, die immer gelten muss, galt nicht.</translation>
    </message>
    <message>
        <source>All that is checked holds.</source>
        <translation>Alles Geprüfte gilt.</translation>
    </message>
    <message>
        <source>An entry of the leader's own term is committed once a majority stores it, and with it every entry before it</source>
        <translation>Ein Eintrag aus der eigenen Amtszeit des Leaders ist committet, sobald eine Mehrheit ihn speichert, und mit ihm jeder Eintrag davor</translation>
    </message>
    <message>
        <source>Answer once this is applied.</source>
        <translation>Antworten, sobald dieser angewendet ist.</translation>
    </message>
    <message>
        <source>Answered at once by %1 from its own store, however old that was.</source>
        <translation>Von %1 sofort aus dem eigenen Speicher beantwortet, wie alt der auch war.</translation>
    </message>
    <message>
        <source>Answered under the leader's lease, without a round: no other server can be elected before it ends, if clocks run nearly alike (thesis §6.4.1).</source>
        <translation>Unter dem Lease des Leaders beantwortet, ohne eine Runde: Bevor es endet, kann kein anderer Server gewählt werden, wenn die Uhren annähernd gleich gehen (Dissertation §6.4.1).</translation>
    </message>
    <message>
        <source>Answered without waiting for another server.</source>
        <translation>Beantwortet, ohne auf einen anderen Server zu warten.</translation>
    </message>
    <message>
        <source>Asks for pre-votes for term %1</source>
        <translation>Fragt nach Pre-Votes für Amtszeit %1</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>Bei %1</translation>
    </message>
    <message>
        <source>Candidate in term %1</source>
        <translation>Kandidat in Amtszeit %1</translation>
    </message>
    <message>
        <source>Click: its way through the cluster</source>
        <translation>Klick: ihr Weg durch den Cluster</translation>
    </message>
    <message>
        <source>Click: what it waited for</source>
        <translation>Klick: worauf sie gewartet hat</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Crashed in term %1</source>
        <translation>Abgestürzt in Amtszeit %1</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>Wahlen</translation>
    </message>
    <message>
        <source>Entries up to this index are on its disk; a crash takes later ones.</source>
        <translation>Einträge bis zu diesem Index stehen auf der Platte; spätere gehen bei einem Absturz verloren.</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>Eintrag %1</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Follower in term %1</source>
        <translation>Follower in Amtszeit %1</translation>
    </message>
    <message>
        <source>Followers as %1 sees them</source>
        <translation>Die Follower, wie %1 sie sieht</translation>
    </message>
    <message>
        <source>Followers wait for a randomised election timeout; leaders send heartbeats more often than that</source>
        <translation>Follower warten ein zufälliges Wahltimeout ab; Leader senden häufiger Heartbeats</translation>
    </message>
    <message>
        <source>For so long no other server can be elected, if clocks run nearly alike. With lease reads on, reads are answered under it without a round.</source>
        <translation>So lange kann kein anderer Server gewählt werden, wenn die Uhren annähernd gleich gehen. Ist Lesen unter Lease eingeschaltet, werden Leseanfragen so lange ohne eine Runde beantwortet.</translation>
    </message>
    <message>
        <source>Go to it · event %1</source>
        <translation>Dorthin gehen · Ereignis %1</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Wichtiges</translation>
    </message>
    <message>
        <source>Index of the candidate's last entry.</source>
        <translation>Index des letzten Eintrags des Kandidaten.</translation>
    </message>
    <message>
        <source>Index of the entry right before the new ones.</source>
        <translation>Index des Eintrags unmittelbar vor den neuen.</translation>
    </message>
    <message>
        <source>Inferred: the trace does not say it, but it follows from what it says.</source>
        <translation>Erschlossen: Der Trace sagt es nicht, aber es folgt aus dem, was er sagt.</translation>
    </message>
    <message>
        <source>It is durable at %1</source>
        <translation>Bei %1 ist der Eintrag dauerhaft</translation>
    </message>
    <message>
        <source>Its term; the receiver compares.</source>
        <translation>Dessen Amtszeit; der Empfänger vergleicht sie.</translation>
    </message>
    <message>
        <source>Leader of term %1</source>
        <translation>Leader der Amtszeit %1</translation>
    </message>
    <message>
        <source>Leader of term %1, cut off</source>
        <translation>Leader der Amtszeit %1, abgeschnitten</translation>
    </message>
    <message>
        <source>Learner in term %1</source>
        <translation>Learner in Amtszeit %1</translation>
    </message>
    <message>
        <source>Left the cluster, term %1</source>
        <translation>Hat den Cluster verlassen, Amtszeit %1</translation>
    </message>
    <message>
        <source>Linearizable reads that wait until a majority has confirmed the leadership.</source>
        <translation>Linearisierbare Leseanfragen, die warten, bis eine Mehrheit die Führung bestätigt hat.</translation>
    </message>
    <message>
        <source>Link %1 – %2</source>
        <translation>Verbindung %1 – %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Messages on this link now.</source>
        <translation>Nachrichten, die jetzt auf dieser Verbindung unterwegs sind.</translation>
    </message>
    <message>
        <source>New, not yet a member</source>
        <translation>Neu, noch kein Mitglied</translation>
    </message>
    <message>
        <source>No server knows it to be committed at this instant.</source>
        <translation>Zu diesem Zeitpunkt weiß kein Server, dass er committet ist.</translation>
    </message>
    <message>
        <source>Not checked: it needs %1.</source>
        <translation>Nicht geprüft: Dazu braucht es %1.</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>Not yet heard of</source>
        <translation>Hat sich noch nicht gemeldet</translation>
    </message>
    <message>
        <source>Nothing is acknowledged before it is on disk</source>
        <translation>Nichts wird bestätigt, bevor es auf der Platte steht</translation>
    </message>
    <message>
        <source>Nothing is being checked.</source>
        <translation>Es wird nichts geprüft.</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>On top of the network's own latency.</source>
        <translation>Zusätzlich zur Latenz des Netzes.</translation>
    </message>
    <message>
        <source>On top of the network's own loss.</source>
        <translation>Zusätzlich zum Verlust des Netzes.</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>Persistent</translation>
    </message>
    <message>
        <source>Pre-votes</source>
        <translation>Pre-Votes</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Requests that this server accepted and has not answered.</source>
        <translation>Anfragen, die dieser Server angenommen und noch nicht beantwortet hat.</translation>
    </message>
    <message>
        <source>Role unknown, term %1</source>
        <translation>Rolle nicht bekannt, Amtszeit %1</translation>
    </message>
    <message>
        <source>Round of heartbeats; a reply to it confirms reads asked before it.</source>
        <translation>Runde von Heartbeats; eine Antwort darauf bestätigt Leseanfragen, die vorher gestellt wurden.</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Sessions in the store of %1</source>
        <translation>Sitzungen im Speicher von %1</translation>
    </message>
    <message>
        <source>Superseded leader of term %1</source>
        <translation>Abgelöster Leader der Amtszeit %1</translation>
    </message>
    <message>
        <source>Term of that entry.</source>
        <translation>Amtszeit dieses Eintrags.</translation>
    </message>
    <message>
        <source>Term of the candidate's last entry.</source>
        <translation>Amtszeit des letzten Eintrags des Kandidaten.</translation>
    </message>
    <message>
        <source>The byte the receiver wants next.</source>
        <translation>Das Byte, das der Empfänger als Nächstes will.</translation>
    </message>
    <message>
        <source>The entries it holds and the position, index@term, of the last.</source>
        <translation>Die Einträge, die er hat, und die Position des letzten, Index@Amtszeit.</translation>
    </message>
    <message>
        <source>The entries to store.</source>
        <translation>Die zu speichernden Einträge.</translation>
    </message>
    <message>
        <source>The follower holds the leader's log up to here, durably.</source>
        <translation>Bis hierher hat der Follower das Log des Leaders dauerhaft.</translation>
    </message>
    <message>
        <source>The highest index it knows to be committed.</source>
        <translation>Der höchste Index, von dem er weiß, dass er committet ist.</translation>
    </message>
    <message>
        <source>The highest index its store has applied.</source>
        <translation>Der höchste Index, den sein Speicher angewendet hat.</translation>
    </message>
    <message>
        <source>The last place at which the two logs may still agree.</source>
        <translation>Die letzte Stelle, an der die beiden Logs noch übereinstimmen können.</translation>
    </message>
    <message>
        <source>The last position that its snapshot replaces.</source>
        <translation>Die letzte Position, die sein Snapshot ersetzt.</translation>
    </message>
    <message>
        <source>The latest round of heartbeats, and the latest that a majority has answered: reads asked before it may be answered.</source>
        <translation>Die neueste Runde von Heartbeats und die neueste, auf die eine Mehrheit geantwortet hat: Davor gestellte Leseanfragen dürfen beantwortet werden.</translation>
    </message>
    <message>
        <source>The latest term this server has seen; it only grows.</source>
        <translation>Die neueste Amtszeit, die dieser Server gesehen hat; sie wächst nur.</translation>
    </message>
    <message>
        <source>The leader itself asked for it.</source>
        <translation>Der Leader selbst hat darum gebeten.</translation>
    </message>
    <message>
        <source>The leader of currentTerm, as far as it knows.</source>
        <translation>Der Leader von currentTerm, soweit er weiß.</translation>
    </message>
    <message>
        <source>The leader's commitIndex.</source>
        <translation>Der commitIndex des Leaders.</translation>
    </message>
    <message>
        <source>The prevLogIndex that was refused.</source>
        <translation>Der prevLogIndex, der abgelehnt wurde.</translation>
    </message>
    <message>
        <source>The rule that decided</source>
        <translation>Die Regel, die entschieden hat</translation>
    </message>
    <message>
        <source>The same number again is a retry: it is not applied again, and gets this first answer.</source>
        <translation>Dieselbe Nummer noch einmal ist eine Wiederholung: Sie wird nicht noch einmal angewendet und erhält diese erste Antwort.</translation>
    </message>
    <message>
        <source>The sender's currentTerm.</source>
        <translation>currentTerm des Absenders.</translation>
    </message>
    <message>
        <source>The server that got this server's one vote of currentTerm.</source>
        <translation>Der Server, der die einzige Stimme dieses Servers für currentTerm bekommen hat.</translation>
    </message>
    <message>
        <source>The servers that voted for it, itself included.</source>
        <translation>Die Server, die für ihn gestimmt haben, er selbst eingeschlossen.</translation>
    </message>
    <message>
        <source>The snapshot replaces the log up to here.</source>
        <translation>Bis hierher ersetzt der Snapshot das Log.</translation>
    </message>
    <message>
        <source>The term of the request: of this reply only its sender's term counts.</source>
        <translation>Die Amtszeit der Anfrage: Von dieser Antwort zählt nur die Amtszeit ihres Absenders.</translation>
    </message>
    <message>
        <source>The trace does not say it.</source>
        <translation>Der Trace sagt es nicht.</translation>
    </message>
    <message>
        <source>The trace says too little: nothing could be checked.</source>
        <translation>Der Trace sagt zu wenig: Nichts konnte geprüft werden.</translation>
    </message>
    <message>
        <source>The voters, as the latest membership entry of its log says.</source>
        <translation>Die Stimmberechtigten nach dem letzten Mitgliedschaftseintrag seines Logs.</translation>
    </message>
    <message>
        <source>Their replies are on the way, lost, or never sent.</source>
        <translation>Ihre Antworten sind unterwegs, verloren oder wurden nie gesendet.</translation>
    </message>
    <message>
        <source>True means the candidate has the vote.</source>
        <translation>Wahr heißt, dass der Kandidat die Stimme hat.</translation>
    </message>
    <message>
        <source>True when the follower held the entry at prevLogIndex.</source>
        <translation>Wahr, wenn der Follower den Eintrag bei prevLogIndex hatte.</translation>
    </message>
    <message>
        <source>Volatile</source>
        <translation>Flüchtig</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <source>Waited for round %1 of %2: confirmed by %3 after %4 (%5); then for index %6 to be applied at %7 (thesis §6.4).</source>
        <translation>Wartete auf Runde %1 von %2: bestätigt durch %3 nach %4 (%5); dann darauf, dass Index %6 bei %7 angewendet ist (Dissertation §6.4).</translation>
    </message>
    <message>
        <source>What became of it lies too far back.</source>
        <translation>Was daraus wurde, liegt zu weit zurück.</translation>
    </message>
    <message>
        <source>What could be checked holds: %1 of %2 properties.</source>
        <translation>Was geprüft werden konnte, gilt: %1 von %2 Eigenschaften.</translation>
    </message>
    <message>
        <source>What is left of its randomised election timeout. When it runs out without a word from a leader, an election starts.</source>
        <translation>Was von seinem zufälligen Wahltimeout übrig ist. Läuft es ab, ohne dass ein Leader sich meldet, beginnt eine Wahl.</translation>
    </message>
    <message>
        <source>What it said is no longer available.</source>
        <translation>Was darin stand, ist nicht mehr verfügbar.</translation>
    </message>
    <message>
        <source>What led to this is not kept any more</source>
        <translation>Was dazu geführt hat, ist nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>What the leader has committed is committed; a follower learns it with the next message</source>
        <translation>Was der Leader committet hat, ist committet; ein Follower erfährt es mit der nächsten Nachricht</translation>
    </message>
    <message>
        <source>When this leader sends its next heartbeats.</source>
        <translation>Wann dieser Leader seine nächsten Heartbeats sendet.</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo er steht</translation>
    </message>
    <message>
        <source>Where this chunk begins, in bytes.</source>
        <translation>Wo dieser Teil beginnt, in Byte.</translation>
    </message>
    <message>
        <source>Whether a majority confirmed the leader.</source>
        <translation>Ob eine Mehrheit den Leader bestätigt hat.</translation>
    </message>
    <message>
        <source>Whether it is the last chunk.</source>
        <translation>Ob es der letzte Teil ist.</translation>
    </message>
    <message>
        <source>Who refused: their vote was already cast, or the candidate's log is behind theirs.</source>
        <translation>Wer abgelehnt hat: Die Stimme war schon vergeben, oder das Log des Kandidaten liegt hinter dem eigenen zurück.</translation>
    </message>
    <message>
        <source>Whom leadership is being handed to; given up when the time has passed. Meanwhile nothing new is accepted.</source>
        <translation>An wen die Führung übergeben wird; ist die Zeit um, wird es aufgegeben. Bis dahin wird nichts Neues angenommen.</translation>
    </message>
    <message>
        <source>Writes on their way to the disk. Replies that depend on them wait.</source>
        <translation>Schreibvorgänge auf dem Weg zur Platte. Antworten, die von ihnen abhängen, warten.</translation>
    </message>
    <message>
        <source>add %1 %2</source>
        <translation>add %1 %2</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>append %1 %2</source>
        <translation>append %1 %2</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>applied once</source>
        <translation>nur einmal angewendet</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation>angekommen: %1</translation>
    </message>
    <message>
        <source>arrives in %1</source>
        <translation>kommt in %1 an</translation>
    </message>
    <message>
        <source>as far as the trace says</source>
        <translation>soweit der Trace es sagt</translation>
    </message>
    <message>
        <source>as the trace says</source>
        <translation>laut Trace</translation>
    </message>
    <message>
        <source>asks the leader from which index on it may answer</source>
        <translation>fragt den Leader, ab welchem Index geantwortet werden darf</translation>
    </message>
    <message>
        <source>cas %1 %2→%3</source>
        <translation>cas %1 %2→%3</translation>
    </message>
    <message>
        <source>checked after every event</source>
        <translation>nach jedem Ereignis geprüft</translation>
    </message>
    <message>
        <source>checks are off</source>
        <translation>Prüfungen sind ausgeschaltet</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>committet</translation>
    </message>
    <message>
        <source>del %1</source>
        <translation>del %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>erledigt %1</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>durable</source>
        <translation>dauerhaft</translation>
    </message>
    <message>
        <source>durable up to</source>
        <translation>dauerhaft bis</translation>
    </message>
    <message>
        <source>each direction on its own</source>
        <translation>jede Richtung für sich</translation>
    </message>
    <message>
        <source>election timer</source>
        <translation>Wahl-Timer</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>extra delay</source>
        <translation>zusätzliche Verzögerung</translation>
    </message>
    <message>
        <source>extra loss</source>
        <translation>zusätzlicher Verlust</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>failed, it held another value</source>
        <translation>fehlgeschlagen, dort stand ein anderer Wert</translation>
    </message>
    <message>
        <source>fate</source>
        <translation>Schicksal</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>erteilt</translation>
    </message>
    <message>
        <source>heartbeat due</source>
        <translation>Heartbeat fällig</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>in its log</source>
        <translation>im Log</translation>
    </message>
    <message>
        <source>in its log, commit ?</source>
        <translation>im Log, Commit ?</translation>
    </message>
    <message>
        <source>in the snapshot</source>
        <translation>im Snapshot</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>Wert: %1</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>er selbst</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>leader only</source>
        <translation>nur Leader</translation>
    </message>
    <message>
        <source>leadership is confirmed; waits until %1 has applied index %2, it is at %3</source>
        <translation>die Führung ist bestätigt; wartet, bis %1 Index %2 angewendet hat, jetzt bei %3</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>Lease</translation>
    </message>
    <message>
        <source>local get %1</source>
        <translation>lokales get %1</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>lost in a crash</source>
        <translation>bei einem Absturz verloren</translation>
    </message>
    <message>
        <source>lost in the crash</source>
        <translation>beim Absturz verloren</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>manuell</translation>
    </message>
    <message>
        <source>match</source>
        <translation>match</translation>
    </message>
    <message>
        <source>members %1</source>
        <translation>Mitglieder %1</translation>
    </message>
    <message>
        <source>membership</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>nextIndex: the entry to send next. matchIndex: known to be stored there. In flight: messages not yet acknowledged; while it probes, it looks for the place where the logs agree, one message at a time.</source>
        <translation>nextIndex: der Eintrag, der als Nächstes gesendet wird. matchIndex: bis hierher ist das Log dort sicher gespeichert. Unterwegs: noch nicht bestätigte Nachrichten; beim Sondieren sucht der Leader mit einer Nachricht nach der anderen die Stelle, an der die Logs übereinstimmen.</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>no such key</source>
        <translation>kein solcher Schlüssel</translation>
    </message>
    <message>
        <source>no-op</source>
        <translation>no-op</translation>
    </message>
    <message>
        <source>none</source>
        <comment>delay</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>none</source>
        <comment>lease</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>none</source>
        <comment>loss</comment>
        <translation>kein</translation>
    </message>
    <message>
        <source>none</source>
        <comment>position</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none</source>
        <comment>snapshot</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none</source>
        <comment>transfer</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value</comment>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>none</source>
        <comment>vote</comment>
        <translation>niemand</translation>
    </message>
    <message>
        <source>none: a heartbeat</source>
        <translation>keine: ein Heartbeat</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not yet durable</source>
        <translation>noch nicht dauerhaft</translation>
    </message>
    <message>
        <source>not yet sent at this instant</source>
        <translation>zu diesem Zeitpunkt noch nicht gesendet</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>on no server at this instant</source>
        <translation>zu diesem Zeitpunkt auf keinem Server</translation>
    </message>
    <message>
        <source>on the majority side</source>
        <translation>auf der Seite der Mehrheit</translation>
    </message>
    <message>
        <source>on the minority side</source>
        <translation>auf der Seite der Minderheit</translation>
    </message>
    <message>
        <source>on their way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>other server</source>
        <translation>anderer Server</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>peer</source>
        <translation>Peer</translation>
    </message>
    <message>
        <source>pending reads</source>
        <translation>offene Lesezugriffe</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>sondiert</translation>
    </message>
    <message>
        <source>put %1=%2</source>
        <translation>put %1=%2</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>read %1</translation>
    </message>
    <message>
        <source>read round</source>
        <translation>Leserunde</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>round %1 is confirmed by %2; %3</source>
        <translation>Runde %1 ist bestätigt durch %2; %3</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>snapshot %1 %</source>
        <translation>Snapshot %1 %</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>survives a crash</source>
        <translation>übersteht einen Absturz</translation>
    </message>
    <message>
        <source>term</source>
        <translation>Amtszeit</translation>
    </message>
    <message>
        <source>thesis §6.3</source>
        <translation>Dissertation §6.3</translation>
    </message>
    <message>
        <source>to %1, %2 left</source>
        <translation>an %1, noch %2</translation>
    </message>
    <message>
        <source>to probe</source>
        <translation>wird sondieren</translation>
    </message>
    <message>
        <source>too late, the client has sent a later number</source>
        <translation>zu spät, der Client hat schon eine spätere Nummer gesendet</translation>
    </message>
    <message>
        <source>too many overlap on %1</source>
        <translation>zu viele überlappen sich auf %1</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown: it may still happen</source>
        <translation>unbekannt: es kann noch geschehen</translation>
    </message>
    <message>
        <source>unsynced writes</source>
        <translation>nicht gesichert</translation>
    </message>
    <message>
        <source>violated</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>waiting clients</source>
        <translation>wartende Clients</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waits to be delivered</source>
        <translation>wartet auf Zustellung</translation>
    </message>
    <message>
        <source>waits until %1 has committed an entry of its own term</source>
        <translation>wartet, bis %1 einen Eintrag der eigenen Amtszeit committet hat</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>vorher %1</translation>
    </message>
    <message>
        <source>whether it runs is not known</source>
        <translation>ob er läuft, ist nicht bekannt</translation>
    </message>
    <message>
        <source>who</source>
        <translation>wer</translation>
    </message>
    <message>
        <source>with event %1</source>
        <translation>mit Ereignis %1</translation>
    </message>
    <message>
        <source>… and what led to event %1</source>
        <translation>… und was zu Ereignis %1 geführt hat</translation>
    </message>
    <message>
        <source>≈ arrived %1, paired by order</source>
        <translation>≈ angekommen: %1, nach der Reihenfolge zugeordnet</translation>
    </message>
    <message>
        <source>≠ holds %1</source>
        <translation>≠ dort steht %1</translation>
    </message>
    <message>
        <source>≤ %1 · %2 bytes</source>
        <translation>≤ %1 · %2 Byte</translation>
    </message>
    <message>
        <source>✕ cut</source>
        <translation>✕ getrennt</translation>
    </message>
    <message>
        <source>✕ dies in %1</source>
        <translation>✕ geht in %1 verloren</translation>
    </message>
    <message>
        <source>✕ down for %1</source>
        <translation>✕ seit %1 ausgefallen</translation>
    </message>
    <message>
        <source>✕ lost %1</source>
        <translation>✕ verloren: %1</translation>
    </message>
    <message>
        <source>✕ since when is not known</source>
        <translation>✕ seit wann, ist nicht bekannt</translation>
    </message>
    <message>
        <source>❚❚ held</source>
        <translation>❚❚ angehalten</translation>
    </message>
    <message>
        <source>❚❚ held until you deliver or drop it</source>
        <translation>❚❚ festgehalten, bis man sie zustellt oder verliert</translation>
    </message>
    <message>
        <source>❚❚ paused for %1</source>
        <translation>❚❚ seit %1 pausiert</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source> without %1</source>
        <translation> ohne %1</translation>
    </message>
    <message>
        <source>%1 break %2%3</source>
        <translation>%1 verletzen %2%3</translation>
    </message>
    <message>
        <source>%1 breaks %2%3</source>
        <translation>%1 verletzt %2%3</translation>
    </message>
    <message>
        <source>%1 leads term %2, and its log does not have that entry.</source>
        <translation>%1 führt in Amtszeit %2, und in seinem Log fehlt dieser Eintrag.</translation>
    </message>
    <message>
        <source>%1 leads term %2.</source>
        <translation>%1 führt in Amtszeit %2.</translation>
    </message>
    <message>
        <source>%1 moves</source>
        <translation>%1 Züge</translation>
    </message>
    <message>
        <source>%1 reach “%2”%3</source>
        <translation>%1 erreichen „%2“%3</translation>
    </message>
    <message>
        <source>%1 reaches “%2”%3</source>
        <translation>%1 erreicht „%2“%3</translation>
    </message>
    <message>
        <source>%1 takes entry %2 of term %3 for committed: it counts on it for ever.</source>
        <translation>%1 hält Eintrag %2 der Amtszeit %3 für committet: Er verlässt sich für immer darauf.</translation>
    </message>
    <message>
        <source>One move</source>
        <translation>Ein Zug</translation>
    </message>
</context>
<context>
    <name>QWidget</name>
    <message>
        <source>Presenting</source>
        <translation>Präsentation läuft</translation>
    </message>
</context>
<context>
    <name>RecordedProcesses</name>
    <message>
        <source>This is a recording of real processes; press F to continue from here in simulation.</source>
        <translation>Das ist eine Aufzeichnung echter Prozesse; F setzt sie von hier an in der Simulation fort.</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>refused: %1 (%2)</source>
        <translation>abgelehnt: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>ScenarioWriter</name>
    <message>
        <source>## Move %1</source>
        <translation>## Zug %1</translation>
    </message>
    <message>
        <source>A run that goes on from another one is kept as a recording only</source>
        <translation>Ein Lauf, der einen anderen fortsetzt, kann nur als Aufzeichnung gespeichert werden</translation>
    </message>
    <message>
        <source>The scenario language has no words for a part of this run</source>
        <translation>Für einen Teil dieses Laufs hat die Szenariosprache keine Worte</translation>
    </message>
</context>
<context>
    <name>SetupPanel</name>
    <message>
        <source>lease reads</source>
        <translation>Lesen unter Lease</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source> · filtered</source>
        <translation> · gefiltert</translation>
    </message>
    <message>
        <source> · kept from %1</source>
        <translation> · aufbewahrt ab %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 client operations</source>
        <translation>
            <numerusform>%1 Client-Operation</numerusform>
            <numerusform>%1 Client-Operationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 elections</source>
        <translation>
            <numerusform>%1 Wahl</numerusform>
            <numerusform>%1 Wahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %2 · %3 events shown%4%5 · wheel zooms, drag pans</source>
        <translation>
            <numerusform>%1 – %2 · %3 Ereignis gezeigt%4%5 · Mausrad zoomt, Ziehen verschiebt</numerusform>
            <numerusform>%1 – %2 · %3 Ereignisse gezeigt%4%5 · Mausrad zoomt, Ziehen verschiebt</numerusform>
        </translation>
    </message>
    <message>
        <source>, done after %1 (p50), %2 (p99)</source>
        <translation>, erledigt nach %1 (p50), %2 (p99)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>by event: %1 – %2 of %3%4 · wheel zooms, drag pans</source>
        <translation>nach Ereignissen: %1 – %2 von %3%4 · Mausrad zoomt, Ziehen verschiebt</translation>
    </message>
    <message>
        <source>by event: nothing has happened yet</source>
        <translation>nach Ereignissen: noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>futures</source>
        <translation>Zukünfte</translation>
    </message>
    <message numerus="yes">
        <source>messages: %1 of votes, %2 of replication, %3 of heartbeats · %4 commits</source>
        <translation>
            <numerusform>Nachrichten: %1 zu Wahlen, %2 zur Replikation, %3 Heartbeats · %4 Commit</numerusform>
            <numerusform>Nachrichten: %1 zu Wahlen, %2 zur Replikation, %3 Heartbeats · %4 Commits</numerusform>
        </translation>
    </message>
    <message>
        <source>none found</source>
        <translation>nichts gefunden</translation>
    </message>
</context>
<context>
    <name>beat</name>
    <message>
        <source>heartbeat of {server}</source>
        <translation>Heartbeat von {server}</translation>
    </message>
</context>
<context>
    <name>change</name>
    <message>
        <source>change membership{joint? jointly|} to {target} at {server}</source>
        <translation>Mitgliedschaft bei {server}{joint? über eine gemeinsame Konfiguration|} zu {target} ändern</translation>
    </message>
</context>
<context>
    <name>compact-log</name>
    <message>
        <source>compact {server}</source>
        <translation>Log von {server} kompaktieren</translation>
    </message>
</context>
<context>
    <name>compact-log-to</name>
    <message>
        <source>compact {server} up to index {up_to}</source>
        <translation>Log von {server} bis Index {up_to} kompaktieren</translation>
    </message>
</context>
<context>
    <name>copy-disk</name>
    <message>
        <source>copy the disk of {server}</source>
        <translation>Platte von {server} kopieren</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>crash {server}[ with {written} writes more on its disk]</source>
        <translation>{server} abstürzen lassen[, weitere Schreibvorgänge auf der Platte: {written}]</translation>
    </message>
</context>
<context>
    <name>cut-link</name>
    <message>
        <source>cut {from}→{to}</source>
        <translation>{from}→{to} trennen</translation>
    </message>
</context>
<context>
    <name>delay-message</name>
    <message>
        <source>delay message {message} by {by}</source>
        <translation>Nachricht {message} um {by} verzögern</translation>
    </message>
</context>
<context>
    <name>deliver</name>
    <message>
        <source>deliver message {message}</source>
        <translation>Nachricht {message} zustellen</translation>
    </message>
</context>
<context>
    <name>drift-clock</name>
    <message>
        <source>clock of {server} {per_million}</source>
        <translation>Uhr von {server} {per_million}</translation>
    </message>
</context>
<context>
    <name>drop</name>
    <message>
        <source>drop message {message}</source>
        <translation>Nachricht {message} verlieren</translation>
    </message>
</context>
<context>
    <name>duplicate</name>
    <message>
        <source>double message {message}</source>
        <translation>Nachricht {message} verdoppeln</translation>
    </message>
</context>
<context>
    <name>force-timeout</name>
    <message>
        <source>time out {server}</source>
        <translation>Wahltimeout von {server} auslösen</translation>
    </message>
</context>
<context>
    <name>go-on-here</name>
    <message>
        <source>go on in simulation</source>
        <translation>in der Simulation fortsetzen</translation>
    </message>
</context>
<context>
    <name>heal</name>
    <message>
        <source>heal</source>
        <translation>Netz heilen</translation>
    </message>
</context>
<context>
    <name>hold-link</name>
    <message>
        <source>hold {from}→{to}</source>
        <translation>{from}→{to} anhalten</translation>
    </message>
</context>
<context>
    <name>hold-message</name>
    <message>
        <source>hold message {message}</source>
        <translation>Nachricht {message} festhalten</translation>
    </message>
</context>
<context>
    <name>inject</name>
    <message>
        <source>inject {message}</source>
        <translation>{message} einschleusen</translation>
    </message>
</context>
<context>
    <name>introduce</name>
    <message>
        <source>{server} is seen</source>
        <translation>{server} ist zu sehen</translation>
    </message>
</context>
<context>
    <name>join</name>
    <message>
        <source>join {server}</source>
        <translation>{server} dazunehmen</translation>
    </message>
</context>
<context>
    <name>lose-on-link</name>
    <message>
        <source>lose {per_million} on {from}→{to}</source>
        <translation>{per_million} auf {from}→{to} verlieren</translation>
    </message>
</context>
<context>
    <name>mark</name>
    <message>
        <source>mark {name}</source>
        <translation>Marke {name} setzen</translation>
    </message>
</context>
<context>
    <name>open-link</name>
    <message>
        <source>open {from}→{to}</source>
        <translation>{from}→{to} öffnen</translation>
    </message>
</context>
<context>
    <name>pass-election-timeout</name>
    <message>
        <source>an election timeout passes for {servers}</source>
        <translation>für {servers} vergeht ein Wahltimeout</translation>
    </message>
</context>
<context>
    <name>pause</name>
    <message>
        <source>pause {server}</source>
        <translation>{server} pausieren</translation>
    </message>
</context>
<context>
    <name>raft</name>
    <message>
        <source>"%1" is not about a state: a search can reach roles, terms, votes, logs, values, commit indexes, members and snapshots</source>
        <translation>„%1“ handelt nicht von einem Zustand: Eine Suche kann Rollen, Amtszeiten, Stimmen, Logs, Werte, Commit-Indizes, Mitglieder und Snapshots erreichen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2 (learner)</source>
        <translation>%1 %2 (Learner)</translation>
    </message>
    <message>
        <source>%1 (%2 and %3)</source>
        <translation>%1 (%2 und %3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (inferred)</source>
        <translation>%1 (erschlossen)</translation>
    </message>
    <message>
        <source>%1 (inferred: paired by their order, nothing names it)</source>
        <translation>%1 (erschlossen: nach der Reihenfolge zugeordnet, nichts benennt sie)</translation>
    </message>
    <message>
        <source>%1 (learner)</source>
        <translation>%1 (Learner)</translation>
    </message>
    <message>
        <source>%1 (operation %2): called later</source>
        <translation>%1 (Operation %2): später aufgerufen</translation>
    </message>
    <message>
        <source>%1 (operation %2): fits nowhere after the order that was found</source>
        <translation>%1 (Operation %2): passt nirgends hinter die gefundene Reihenfolge</translation>
    </message>
    <message>
        <source>%1 (operation %2): its outcome is not known, and the order does without it</source>
        <translation>%1 (Operation %2): Ausgang unbekannt, die Reihenfolge kommt ohne sie aus</translation>
    </message>
    <message>
        <source>%1 (operation %2): number %3 of the order</source>
        <translation>%1 (Operation %2): Nummer %3 der Reihenfolge</translation>
    </message>
    <message>
        <source>%1 acknowledged entry %2 before it was on its disk</source>
        <translation>%1 hat Eintrag %2 bestätigt, bevor er auf seiner Platte stand</translation>
    </message>
    <message>
        <source>%1 acted on its vote for %2 in term %3 before it was on its disk</source>
        <translation>%1 hat nach seiner Stimme für %2 in Amtszeit %3 gehandelt, bevor sie auf seiner Platte stand</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 and %2 both lead term %3</source>
        <translation>%1 und %2 führen beide Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 and %2 have both applied everything up to index %3, but their stores differ</source>
        <translation>%1 und %2 haben beide alles bis Index %3 angewendet, aber ihre Speicher unterscheiden sich</translation>
    </message>
    <message>
        <source>%1 and %2 hold different entries at %3</source>
        <translation>%1 und %2 haben bei %3 verschiedene Einträge</translation>
    </message>
    <message>
        <source>%1 and %2 hold different entries at index %3 for committed: %4 and %5</source>
        <translation>%1 und %2 halten bei Index %3 verschiedene Einträge für committet: %4 und %5</translation>
    </message>
    <message>
        <source>%1 answers its client</source>
        <translation>%1 antwortet seinem Client</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 failed, its condition did not hold</source>
        <translation>%1 antwortet seinem Client: „%2“ ist fehlgeschlagen, die Bedingung war nicht erfüllt</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 is %3</source>
        <translation>%1 antwortet seinem Client: %2 ist %3</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 is done</source>
        <translation>%1 antwortet seinem Client: „%2“ ist erledigt</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 is not there</source>
        <translation>%1 antwortet seinem Client: %2 gibt es nicht</translation>
    </message>
    <message>
        <source>%1 appears, empty and not yet a member</source>
        <translation>%1 erscheint, leer und noch kein Mitglied</translation>
    </message>
    <message>
        <source>%1 appears: %2</source>
        <translation>%1 erscheint: %2</translation>
    </message>
    <message>
        <source>%1 appended index %2 though its log ended at %3: what precedes it was not checked</source>
        <translation>%1 hat Index %2 angehängt, obwohl sein Log bei %3 endete: Was davor steht, wurde nicht geprüft</translation>
    </message>
    <message>
        <source>%1 appends entries up to %2</source>
        <translation>%1 hängt Einträge bis %2 an</translation>
    </message>
    <message>
        <source>%1 appends the entries of %2 up to %3</source>
        <translation>%1 hängt die Einträge von %2 bis %3 an</translation>
    </message>
    <message>
        <source>%1 appends to its own log up to %2</source>
        <translation>%1 hängt an sein eigenes Log an, bis %2</translation>
    </message>
    <message>
        <source>%1 arrives</source>
        <translation>%1 kommt an</translation>
    </message>
    <message>
        <source>%1 arrives, from outside of what the trace says</source>
        <translation>%1 kommt an, von außerhalb dessen, was der Trace erzählt</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it could win</source>
        <translation>%1 fragt %2, ob er gewinnen könnte</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it could win, and becomes a candidate in term %3</source>
        <translation>%1 fragt %2, ob er gewinnen könnte, und wird Kandidat in Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it could win, and leads term %3 without a vote</source>
        <translation>%1 fragt %2, ob er gewinnen könnte, und führt Amtszeit %3 ohne eine Stimme</translation>
    </message>
    <message>
        <source>%1 asks whether it could win an election in term %2</source>
        <translation>%1 fragt, ob er eine Wahl in Amtszeit %2 gewinnen könnte</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 can compact what it has applied and not yet compacted: the indexes %2 to %3.</source>
        <translation>%1 kann verdichten, was er angewendet und noch nicht verdichtet hat: die Indizes %2 bis %3.</translation>
    </message>
    <message>
        <source>%1 committed entry %2 which is on %3 of the disks of %4 members, not on those of a majority</source>
        <translation>%1 hat Eintrag %2 committet, der auf %3 der Platten von %4 Mitgliedern steht, nicht auf denen einer Mehrheit</translation>
    </message>
    <message>
        <source>%1 concludes nothing from the reply of %2: it answers an earlier request</source>
        <translation>%1 schließt nichts aus der Antwort von %2: Sie gilt einer früheren Anfrage</translation>
    </message>
    <message>
        <source>%1 counts another membership from here on</source>
        <translation>%1 zählt von hier an mit anderen Mitgliedern</translation>
    </message>
    <message>
        <source>%1 crashes</source>
        <translation>%1 stürzt ab</translation>
    </message>
    <message>
        <source>%1 crashes and loses what is not on its disk</source>
        <translation>%1 stürzt ab und verliert, was nicht auf seiner Platte steht</translation>
    </message>
    <message>
        <source>%1 crashes and loses what is not on its disk, but for %2 write</source>
        <translation>%1 stürzt ab und verliert, was nicht auf seiner Platte steht, bis auf %2 Schreibvorgang</translation>
    </message>
    <message>
        <source>%1 crashes and loses what is not on its disk, but for %2 writes</source>
        <translation>%1 stürzt ab und verliert, was nicht auf seiner Platte steht, bis auf %2 Schreibvorgänge</translation>
    </message>
    <message>
        <source>%1 crashes and restarts</source>
        <translation>%1 stürzt ab und startet neu</translation>
    </message>
    <message>
        <source>%1 crashes before its disk has written that, and restarts</source>
        <translation>%1 stürzt ab, bevor seine Platte das geschrieben hat, und startet neu</translation>
    </message>
    <message>
        <source>%1 cuts its log at index %2</source>
        <translation>%1 kürzt sein Log ab Index %2</translation>
    </message>
    <message>
        <source>%1 does not commit %2 although a majority stores it: it is of an earlier term</source>
        <translation>%1 committet %2 nicht, obwohl eine Mehrheit den Eintrag speichert: Er stammt aus einer früheren Amtszeit</translation>
    </message>
    <message>
        <source>%1 does not count the vote of %2: it comes from a disk that the membership does not name</source>
        <translation>%1 zählt die Stimme von %2 nicht: Sie kommt von einer Platte, die die Mitgliedschaft nicht nennt</translation>
    </message>
    <message>
        <source>%1 does not lead, so nothing comes of it</source>
        <translation>%1 ist nicht Leader, also wird nichts daraus</translation>
    </message>
    <message>
        <source>%1 draws the identity of the cluster and names its disks at %2</source>
        <translation>%1 lost die Identität des Clusters aus und benennt bei %2 dessen Platten</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>%1 entry</source>
        <translation>%1 Eintrag</translation>
    </message>
    <message>
        <source>%1 finds %2 on another disk than the membership names: its earlier promises are gone, and it does not count until it holds the log</source>
        <translation>%1 findet %2 auf einer anderen Platte vor, als die Mitgliedschaft nennt: Die früheren Zusagen sind verloren, und %2 zählt nicht mit, bis sein Log vollständig ist</translation>
    </message>
    <message>
        <source>%1 finds that %2 no longer holds what it has acknowledged up to %3: its disk has lost it</source>
        <translation>%1 stellt fest, dass %2 nicht mehr hat, was er bis %3 bestätigt hat: Seine Platte hat es verloren</translation>
    </message>
    <message>
        <source>%1 forgets its vote for %2</source>
        <translation>%1 vergisst seine Stimme für %2</translation>
    </message>
    <message>
        <source>%1 forgets its vote for itself</source>
        <translation>%1 vergisst seine Stimme für sich selbst</translation>
    </message>
    <message>
        <source>%1 found what had not been written</source>
        <translation>%1 fand, was nicht geschrieben worden war</translation>
    </message>
    <message>
        <source>%1 gets the copy of its disk back: what came after it is lost</source>
        <translation>%1 bekommt die Kopie seiner Platte zurück: Was danach kam, ist verloren</translation>
    </message>
    <message>
        <source>%1 gives its pending reads up: it no longer leads</source>
        <translation>%1 gibt die ausstehenden Leseanfragen auf: Er führt nicht mehr</translation>
    </message>
    <message>
        <source>%1 gives leadership up: its disk has finished nothing for several election timeouts, so that it cannot answer</source>
        <translation>%1 gibt die Führung auf: Seine Platte hat mehrere Wahltimeouts lang nichts fertig geschrieben, sodass er nicht antworten kann</translation>
    </message>
    <message>
        <source>%1 gives up the transfer of leadership: %2 has not taken over in time</source>
        <translation>%1 gibt die Übergabe der Führung auf: %2 hat sie nicht rechtzeitig übernommen</translation>
    </message>
    <message>
        <source>%1 goes back for %2: their logs may agree up to index %3</source>
        <translation>%1 geht für %2 zurück: Ihre Logs könnten bis Index %3 übereinstimmen</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 läuft weiter</translation>
    </message>
    <message>
        <source>%1 had term %2 on its disk and starts in term %3</source>
        <translation>%1 hatte Amtszeit %2 auf seiner Platte und startet in Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 has applied entries up to %2</source>
        <translation>%1 hat Einträge bis %2 angewendet</translation>
    </message>
    <message>
        <source>%1 has heard from no leader for its whole election timeout</source>
        <translation>%1 hat ein ganzes Wahltimeout lang von keinem Leader gehört</translation>
    </message>
    <message>
        <source>%1 has heard from no majority for an election timeout</source>
        <translation>%1 hat ein Wahltimeout lang von keiner Mehrheit gehört</translation>
    </message>
    <message>
        <source>%1 has its log on disk up to %2</source>
        <translation>%1 hat sein Log bis %2 auf der Platte</translation>
    </message>
    <message>
        <source>%1 has its term and vote on disk</source>
        <translation>%1 hat Amtszeit und Stimme auf der Platte</translation>
    </message>
    <message>
        <source>%1 has never asked for that write.</source>
        <translation>%1 hat diesen Schreibvorgang nie verlangt.</translation>
    </message>
    <message>
        <source>%1 has not won its election after %2</source>
        <translation>%1 hat seine Wahl nach %2 nicht gewonnen</translation>
    </message>
    <message>
        <source>%1 has not won its election after %2 and asks whether it could win term %3</source>
        <translation>%1 hat seine Wahl nach %2 nicht gewonnen und fragt, ob er Amtszeit %3 gewinnen könnte</translation>
    </message>
    <message>
        <source>%1 has not won its election after %2 and starts an election in term %3</source>
        <translation>%1 hat seine Wahl nach %2 nicht gewonnen und beginnt eine Wahl in Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 has nothing to compact</source>
        <translation>%1 hat nichts zu verdichten</translation>
    </message>
    <message>
        <source>%1 has nothing to compact.</source>
        <translation>%1 hat nichts zu verdichten.</translation>
    </message>
    <message>
        <source>%1 has the votes of a majority and leads term %2</source>
        <translation>%1 hat die Stimmen einer Mehrheit und führt in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 hear of it</source>
        <translation>%1 erfahren davon</translation>
    </message>
    <message>
        <source>%1 hears of it</source>
        <translation>%1 erfährt davon</translation>
    </message>
    <message>
        <source>%1 ignores a message of %2 that is not valid</source>
        <translation>%1 ignoriert eine ungültige Nachricht von %2</translation>
    </message>
    <message>
        <source>%1 ignores a message of %2, which belongs to another cluster</source>
        <translation>%1 ignoriert eine Nachricht von %2, der zu einem anderen Cluster gehört</translation>
    </message>
    <message>
        <source>%1 ignores a snapshot of %2 up to %3: it has committed as much</source>
        <translation>%1 ignoriert einen Snapshot von %2 bis %3: So viel hat er selbst committet</translation>
    </message>
    <message>
        <source>%1 ignores that %2 starts an election: it is no member and lacks entries</source>
        <translation>%1 ignoriert, dass %2 eine Wahl beginnt: %2 ist kein Mitglied, und ihm fehlen Einträge</translation>
    </message>
    <message>
        <source>%1 in term %2</source>
        <translation>%1 in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 in term %2, its log ends at %3</source>
        <translation>%1 in Amtszeit %2, das Log endet bei %3</translation>
    </message>
    <message>
        <source>%1 is already down.</source>
        <translation>%1 ist schon ausgefallen.</translation>
    </message>
    <message>
        <source>%1 is already off.</source>
        <translation>%1 ist schon aus.</translation>
    </message>
    <message>
        <source>%1 is already there.</source>
        <translation>%1 ist schon da.</translation>
    </message>
    <message>
        <source>%1 is asked to change the membership</source>
        <translation>%1 soll die Mitglieder ändern</translation>
    </message>
    <message>
        <source>%1 is asked to change the membership jointly to %2</source>
        <translation>%1 soll die Mitglieder gemeinsam (joint) auf %2 ändern</translation>
    </message>
    <message>
        <source>%1 is asked to change the membership to %2</source>
        <translation>%1 soll die Mitglieder auf %2 ändern</translation>
    </message>
    <message>
        <source>%1 is asked to compact its log</source>
        <translation>%1 soll sein Log verdichten</translation>
    </message>
    <message>
        <source>%1 is asked to hand leadership over</source>
        <translation>%1 soll die Führung übergeben</translation>
    </message>
    <message>
        <source>%1 is asked to hand leadership to %2</source>
        <translation>%1 soll die Führung an %2 übergeben</translation>
    </message>
    <message>
        <source>%1 is asked to make %2 the members</source>
        <translation>%1 soll %2 zu den Mitgliedern machen</translation>
    </message>
    <message>
        <source>%1 is asked to make %2 the only member</source>
        <translation>%1 soll %2 zum einzigen Mitglied machen</translation>
    </message>
    <message>
        <source>%1 is candidate in term %2</source>
        <translation>%1 ist Kandidat in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is down.</source>
        <translation>%1 ist ausgefallen.</translation>
    </message>
    <message>
        <source>%1 is elected by %2 and leads term %3; its first entry, %4, reaches %2</source>
        <translation>%1 wird von %2 gewählt und führt Amtszeit %3; sein erster Eintrag, %4, erreicht %2</translation>
    </message>
    <message>
        <source>%1 is elected by %2 and leads term %3; its first entry, %4, reaches no server</source>
        <translation>%1 wird von %2 gewählt und führt Amtszeit %3; sein erster Eintrag, %4, erreicht keinen Server</translation>
    </message>
    <message>
        <source>%1 is follower in term %2</source>
        <translation>%1 ist Follower in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is in term %2</source>
        <translation>%1 ist in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is in two groups.</source>
        <translation>%1 steht in zwei Gruppen.</translation>
    </message>
    <message>
        <source>%1 is leader in term %2</source>
        <translation>%1 ist Leader in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is lost</source>
        <translation>%1 geht verloren</translation>
    </message>
    <message>
        <source>%1 is lost: %2 crashed</source>
        <translation>%1 geht verloren: %2 ist abgestürzt</translation>
    </message>
    <message>
        <source>%1 is lost: it was dropped</source>
        <translation>%1 geht verloren: durch einen Eingriff</translation>
    </message>
    <message>
        <source>%1 is lost: the link was cut</source>
        <translation>%1 geht verloren: Die Verbindung wurde getrennt</translation>
    </message>
    <message>
        <source>%1 is lost: the network was partitioned</source>
        <translation>%1 geht verloren: Das Netz wurde geteilt</translation>
    </message>
    <message>
        <source>%1 is made to give up its election</source>
        <translation>%1 muss seine Wahl aufgeben</translation>
    </message>
    <message>
        <source>%1 is made to give up its election and asks whether it could win term %3</source>
        <translation>%1 muss seine Wahl aufgeben und fragt, ob er Amtszeit %3 gewinnen könnte</translation>
    </message>
    <message>
        <source>%1 is made to give up its election and starts an election in term %3</source>
        <translation>%1 muss seine Wahl aufgeben und beginnt eine Wahl in Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 is made to send its heartbeats of term %2</source>
        <translation>%1 muss seine Heartbeats der Amtszeit %2 senden</translation>
    </message>
    <message>
        <source>%1 is made to time out</source>
        <translation>Das Wahltimeout von %1 wird ausgelöst</translation>
    </message>
    <message>
        <source>%1 is made to time out and asks whether it could win term %3</source>
        <translation>Das Wahltimeout von %1 wird ausgelöst, und er fragt, ob er Amtszeit %3 gewinnen könnte</translation>
    </message>
    <message>
        <source>%1 is made to time out and starts an election in term %3</source>
        <translation>Das Wahltimeout von %1 wird ausgelöst, und er beginnt eine Wahl in Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 is named twice.</source>
        <translation>%1 ist zweimal genannt.</translation>
    </message>
    <message>
        <source>%1 is no member any more: entry %2 is committed</source>
        <translation>%1 ist kein Mitglied mehr: Eintrag %2 ist committet</translation>
    </message>
    <message>
        <source>%1 is not a leader and sends no heartbeats.</source>
        <translation>%1 ist kein Leader und sendet keine Heartbeats.</translation>
    </message>
    <message>
        <source>%1 is not down.</source>
        <translation>%1 ist nicht ausgefallen.</translation>
    </message>
    <message>
        <source>%1 is not paused.</source>
        <translation>%1 ist nicht pausiert.</translation>
    </message>
    <message>
        <source>%1 is now a server in term %2</source>
        <translation>%1 ist jetzt Server in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is now candidate in term %2</source>
        <translation>%1 ist jetzt Kandidat in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is now follower in term %2</source>
        <translation>%1 ist jetzt Follower in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is now leader in term %2</source>
        <translation>%1 ist jetzt Leader in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is now pre-candidate in term %2</source>
        <translation>%1 ist jetzt Vorkandidat in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 ist pausiert</translation>
    </message>
    <message>
        <source>%1 is paused, and its clock with it</source>
        <translation>%1 ist pausiert, und seine Uhr mit ihm</translation>
    </message>
    <message>
        <source>%1 is paused.</source>
        <translation>%1 ist pausiert.</translation>
    </message>
    <message>
        <source>%1 is precandidate in term %2</source>
        <translation>%1 ist Vorkandidat in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 is the leader and has no election timer.</source>
        <translation>%1 ist Leader und hat keinen Wahl-Timer.</translation>
    </message>
    <message>
        <source>%1 is violated: %2</source>
        <translation>%1 ist verletzt: %2</translation>
    </message>
    <message>
        <source>%1 joins</source>
        <translation>%1 kommt hinzu</translation>
    </message>
    <message>
        <source>%1 knows %2 more to be committed, up to %3</source>
        <translation>%1 rückt seinen Commit-Index um %2 vor, bis %3</translation>
    </message>
    <message>
        <source>%1 knows entries up to %2 to be committed</source>
        <translation>%1 weiß, dass die Einträge bis %2 festgeschrieben sind</translation>
    </message>
    <message>
        <source>%1 knows everything up to %2 to be committed</source>
        <translation>%1 weiß, dass alles bis %2 committet ist</translation>
    </message>
    <message>
        <source>%1 leads term %2</source>
        <translation>%1 führt Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 leads term %2 and overwrote its own log from index %3 on, though it ended at %4</source>
        <translation>%1 führt Amtszeit %2 und hat sein eigenes Log ab Index %3 überschrieben, obwohl es bei %4 endete</translation>
    </message>
    <message>
        <source>%1 leads term %2 and replaced its own log from index %3 on, though it ended at %4</source>
        <translation>%1 führt Amtszeit %2 und hat sein eigenes Log ab Index %3 ersetzt, obwohl es bei %4 endete</translation>
    </message>
    <message>
        <source>%1 leads term %2 without entry %3, which %4 knew to be committed in term %5</source>
        <translation>%1 führt Amtszeit %2 ohne den Eintrag %3, von dem %4 in Amtszeit %5 wusste, dass er committet ist</translation>
    </message>
    <message>
        <source>%1 learns from %2 of the higher term %3 and follows</source>
        <translation>%1 erfährt von %2 die höhere Amtszeit %3 und wird Follower</translation>
    </message>
    <message>
        <source>%1 learns from %2 that it is no member any more</source>
        <translation>%1 erfährt von %2, dass er kein Mitglied mehr ist</translation>
    </message>
    <message>
        <source>%1 learns from %2 that term %3 is over</source>
        <translation>%1 erfährt von %2, dass Amtszeit %3 vorbei ist</translation>
    </message>
    <message>
        <source>%1 learns from %2 that the cluster exists already: this server's disk has no part in it yet</source>
        <translation>%1 erfährt von %2, dass es den Cluster schon gibt: Die Platte dieses Servers gehört noch nicht dazu</translation>
    </message>
    <message>
        <source>%1 loses its disk, with everything that it has promised</source>
        <translation>%1 verliert seine Platte mit allem, was er zugesagt hat</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 operations came before, in an order that explains them.</source>
        <translation>Davor kamen %1 Operationen, in einer Reihenfolge, die sie erklärt.</translation>
    </message>
    <message>
        <source>%1 others are left out.</source>
        <translation>%1 weitere sind ausgelassen.</translation>
    </message>
    <message>
        <source>%1 refuses a message of %2: its term %3 has passed</source>
        <translation>%1 lehnt eine Nachricht von %2 ab: Ihre Amtszeit %3 ist vorbei</translation>
    </message>
    <message>
        <source>%1 refuses a request</source>
        <translation>%1 lehnt eine Anfrage ab</translation>
    </message>
    <message>
        <source>%1 refuses a request; %2 leads</source>
        <translation>%1 lehnt eine Anfrage ab; %2 führt</translation>
    </message>
    <message>
        <source>%1 refuses its vote to %2: it has just heard from a leader</source>
        <translation>%1 verweigert %2 die Stimme: Er hat eben erst von einem Leader gehört</translation>
    </message>
    <message>
        <source>%1 refuses its vote to %2: it has voted in term %3 already</source>
        <translation>%1 verweigert %2 die Stimme: Er hat in Amtszeit %3 schon gestimmt</translation>
    </message>
    <message>
        <source>%1 refuses its vote to %2: that log ends at %3, before its own</source>
        <translation>%1 verweigert %2 die Stimme: Dessen Log endet bei %3, vor dem eigenen</translation>
    </message>
    <message>
        <source>%1 refuses the entries of %2: its log does not hold %3</source>
        <translation>%1 lehnt die Einträge von %2 ab: In seinem Log steht %3 nicht</translation>
    </message>
    <message>
        <source>%1 refuses the snapshot of %2 up to %3: it cannot be read</source>
        <translation>%1 lehnt den Snapshot von %2 bis %3 ab: Er ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 refuses the snapshot of %2 up to %3: it is too large</source>
        <translation>%1 lehnt den Snapshot von %2 bis %3 ab: Er ist zu groß</translation>
    </message>
    <message>
        <source>%1 refuses to %2</source>
        <translation>%1 lehnt „%2“ ab</translation>
    </message>
    <message>
        <source>%1 refuses to %2: %3</source>
        <translation>%1 lehnt „%2“ ab: %3</translation>
    </message>
    <message>
        <source>%1 refuses to change the members</source>
        <translation>%1 lehnt es ab, die Mitglieder zu ändern</translation>
    </message>
    <message>
        <source>%1 removes its entries from %2 on: they conflict with those of leader %3</source>
        <translation>%1 entfernt seine Einträge ab %2: Sie widersprechen denen des Leaders %3</translation>
    </message>
    <message>
        <source>%1 replaces its log up to %2</source>
        <translation>%1 ersetzt sein Log bis %2</translation>
    </message>
    <message>
        <source>%1 replaces its log up to %2 by a snapshot</source>
        <translation>%1 ersetzt sein Log bis %2 durch einen Snapshot</translation>
    </message>
    <message>
        <source>%1 replicates to %2: its log is now %3</source>
        <translation>%1 repliziert an %2: Dessen Log ist nun %3</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>%1 startet neu</translation>
    </message>
    <message>
        <source>%1 restarts from its disk</source>
        <translation>%1 startet neu von seiner Platte</translation>
    </message>
    <message>
        <source>%1 resumes</source>
        <translation>%1 läuft weiter</translation>
    </message>
    <message>
        <source>%1 returned before %2 was called</source>
        <translation>%1 kehrte zurück, bevor %2 aufgerufen wurde</translation>
    </message>
    <message>
        <source>%1 returns to the membership before index %2: that entry is gone</source>
        <translation>%1 kehrt zur Mitgliedschaft vor Index %2 zurück: Dieser Eintrag ist weg</translation>
    </message>
    <message>
        <source>%1 sends %2 its snapshot up to %3: the entries themselves are gone</source>
        <translation>%1 sendet %2 seinen Snapshot bis %3: Die Einträge selbst sind nicht mehr da</translation>
    </message>
    <message>
        <source>%1 sends its heartbeats of term %2</source>
        <translation>%1 sendet seine Heartbeats der Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 serves a client</source>
        <translation>%1 bedient einen Client</translation>
    </message>
    <message>
        <source>%1 starts an election and reaches %2</source>
        <translation>%1 beginnt eine Wahl und erreicht %2</translation>
    </message>
    <message>
        <source>%1 starts an election in term %2 and votes for itself</source>
        <translation>%1 beginnt eine Wahl in Amtszeit %2 und stimmt für sich selbst</translation>
    </message>
    <message>
        <source>%1 starts an election in term %2; no other server hears of it</source>
        <translation>%1 beginnt eine Wahl in Amtszeit %2; kein anderer Server erfährt davon</translation>
    </message>
    <message>
        <source>%1 starts from the snapshot of %2 up to %3</source>
        <translation>%1 beginnt mit dem Snapshot von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 starts to transfer leadership to %2</source>
        <translation>%1 beginnt, die Führung an %2 zu übergeben</translation>
    </message>
    <message>
        <source>%1 steps down in term %2</source>
        <translation>%1 tritt in Amtszeit %2 zurück</translation>
    </message>
    <message>
        <source>%1 steps down: %2 leads term %3</source>
        <translation>%1 tritt zurück: %2 führt in Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 still leads and may answer reads of index %2</source>
        <translation>%1 führt noch und darf Leseanfragen bei Index %2 beantworten</translation>
    </message>
    <message>
        <source>%1 take %2 for committed</source>
        <translation>%1 halten %2 für committet</translation>
    </message>
    <message>
        <source>%1 takes %2 for committed</source>
        <translation>%1 hält %2 für committet</translation>
    </message>
    <message>
        <source>%1 takes a snapshot up to index %2</source>
        <translation>%1 legt einen Snapshot bis Index %2 an</translation>
    </message>
    <message>
        <source>%1 takes index %2 for committed, but its log ends at %3</source>
        <translation>%1 hält Index %2 für committet, aber sein Log endet bei %3</translation>
    </message>
    <message>
        <source>%1 tells %2 that it holds the log up to index %3, but its own ends at %4</source>
        <translation>%1 meldet %2, das Log bis Index %3 zu haben, aber sein eigenes endet bei %4</translation>
    </message>
    <message>
        <source>%1 tells of its commit index</source>
        <translation>%1 nennt seinen Commit-Index</translation>
    </message>
    <message>
        <source>%1 times out</source>
        <translation>Der Timer von %1 läuft ab</translation>
    </message>
    <message>
        <source>%1 times out after %2 without a leader</source>
        <translation>Das Wahltimeout von %1 läuft nach %2 ohne Leader ab</translation>
    </message>
    <message>
        <source>%1 times out after %2 without a leader and asks whether it could win term %3</source>
        <translation>Das Wahltimeout von %1 läuft nach %2 ohne Leader ab, und er fragt, ob er Amtszeit %3 gewinnen könnte</translation>
    </message>
    <message>
        <source>%1 times out after %2 without a leader and starts an election in term %3</source>
        <translation>Das Wahltimeout von %1 läuft nach %2 ohne Leader ab, und er beginnt eine Wahl in Amtszeit %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 uses the membership of entry %2 from now on</source>
        <translation>%1 verwendet ab jetzt die Mitgliedschaft von Eintrag %2</translation>
    </message>
    <message>
        <source>%1 voted for both %2 and %3 in term %4</source>
        <translation>%1 hat in Amtszeit %4 für %2 und für %3 gestimmt</translation>
    </message>
    <message>
        <source>%1 votes for %2 in term %3</source>
        <translation>%1 stimmt in Amtszeit %3 für %2</translation>
    </message>
    <message>
        <source>%1 was there from %2 to the call of %3</source>
        <translation>%1 stand dort von %2 bis zum Aufruf von %3</translation>
    </message>
    <message>
        <source>%1 went back from term %2 to term %3</source>
        <translation>%1 ging von Amtszeit %2 auf Amtszeit %3 zurück</translation>
    </message>
    <message>
        <source>%1 would vote for %2 in term %3</source>
        <translation>%1 würde in Amtszeit %3 für %2 stimmen</translation>
    </message>
    <message>
        <source>%1 — the logs are inferred</source>
        <translation>%1 — die Logs sind erschlossen</translation>
    </message>
    <message>
        <source>%1's applied index went back from %2 to %3</source>
        <translation>Der angewendete Index von %1 ging von %2 auf %3 zurück</translation>
    </message>
    <message>
        <source>%1's commit index went back from %2 to %3</source>
        <translation>Der Commit-Index von %1 ging von %2 auf %3 zurück</translation>
    </message>
    <message>
        <source>%1's heartbeat reaches %2</source>
        <translation>Der Heartbeat von %1 erreicht %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, and does not win</source>
        <translation>%1 und gewinnt nicht</translation>
    </message>
    <message>
        <source>%1, and has the vote</source>
        <translation>%1 und hat die Stimme</translation>
    </message>
    <message>
        <source>%1, and within that time %2</source>
        <translation>%1, und in dieser Zeit: %2</translation>
    </message>
    <message>
        <source>%1, but within that time %2 was there, too: %3 was called after the former and %4 returned before the latter</source>
        <translation>%1, aber in dieser Zeit stand auch %2 dort: %3 wurde nach Ersterem aufgerufen, und %4 kehrte vor Letzterem zurück</translation>
    </message>
    <message>
        <source>%1, its log ends at %2</source>
        <translation>%1, sein Log endet bei %2</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <translation>%1,%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 after %3</source>
        <translation>%1: %2 nach %3</translation>
    </message>
    <message>
        <source>%1: %2 leads term %3</source>
        <translation>%1: %2 führt Amtszeit %3</translation>
    </message>
    <message>
        <source>%1: a snapshot up to %2</source>
        <translation>%1: ein Snapshot bis %2</translation>
    </message>
    <message>
        <source>%1: a success</source>
        <translation>%1: Erfolg</translation>
    </message>
    <message>
        <source>%1: after %2</source>
        <translation>%1: nach %2</translation>
    </message>
    <message>
        <source>%1: chunk %2 of a snapshot up to %3</source>
        <translation>%1: Teil %2 eines Snapshots bis %3</translation>
    </message>
    <message>
        <source>%1: fewer than half elect a leader</source>
        <translation>%1: weniger als die Hälfte wählt einen Leader</translation>
    </message>
    <message>
        <source>%1: granted</source>
        <translation>%1: erteilt</translation>
    </message>
    <message>
        <source>%1: granted in term %2</source>
        <translation>%1: in Amtszeit %2 erteilt</translation>
    </message>
    <message>
        <source>%1: installed up to %2</source>
        <translation>%1: bis %2 installiert</translation>
    </message>
    <message>
        <source>%1: its answer is unknown</source>
        <translation>%1: die Antwort ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1: median %2</source>
        <translation>%1: Median %2</translation>
    </message>
    <message>
        <source>%1: read once %2 is applied</source>
        <translation>%1: lesen, sobald %2 angewendet ist</translation>
    </message>
    <message>
        <source>%1: received a part of the snapshot up to %2</source>
        <translation>%1: ein Teil des Snapshots bis %2 ist empfangen</translation>
    </message>
    <message>
        <source>%1: refused</source>
        <translation>%1: abgelehnt</translation>
    </message>
    <message>
        <source>%1: refused after %2</source>
        <translation>%1: abgelehnt nach %2</translation>
    </message>
    <message>
        <source>%1: refused in term %2</source>
        <translation>%1: in Amtszeit %2 verweigert</translation>
    </message>
    <message>
        <source>%1: refused, they may agree up to %2</source>
        <translation>%1: abgelehnt, bis %2 könnten sie übereinstimmen</translation>
    </message>
    <message>
        <source>%1: the log of %2 is now %3</source>
        <translation>%1: Das Log von %2 ist nun %3</translation>
    </message>
    <message>
        <source>%1: the logs agree up to %2</source>
        <translation>%1: Die Logs stimmen bis %2 überein</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>A candidate moves to the next term, votes for itself and asks all others for their votes</source>
        <translation>Ein Kandidat geht zur nächsten Amtszeit über, stimmt für sich selbst und bittet alle anderen um ihre Stimme</translation>
    </message>
    <message>
        <source>A candidate's vote of its term is its own, and stays so.</source>
        <translation>Die Stimme eines Kandidaten in seiner Amtszeit gehört ihm selbst, und dabei bleibt es.</translation>
    </message>
    <message>
        <source>A change of members waits until the one before is committed.</source>
        <translation>Eine Änderung der Mitglieder wartet, bis die vorige committet ist.</translation>
    </message>
    <message>
        <source>A client asks %1 to %2</source>
        <translation>Anfrage eines Clients an %1: %2</translation>
    </message>
    <message>
        <source>A client asks %1 to do operation %2</source>
        <translation>Anfrage eines Clients an %1: Operation %2</translation>
    </message>
    <message>
        <source>A client reads from %1</source>
        <translation>Ein Client liest von %1</translation>
    </message>
    <message>
        <source>A client writes to %1</source>
        <translation>Ein Client schreibt an %1</translation>
    </message>
    <message>
        <source>A clock runs at most 50 % fast or slow.</source>
        <translation>Eine Uhr geht höchstens 50 % zu schnell oder zu langsam.</translation>
    </message>
    <message>
        <source>A cluster needs at least one server that votes.</source>
        <translation>Ein Cluster braucht mindestens einen Server, der abstimmt.</translation>
    </message>
    <message>
        <source>A cluster whose leader crashes needs at least three servers to elect another one.</source>
        <translation>Ein Cluster, dessen Leader abstürzt, braucht mindestens drei Server, um einen anderen zu wählen.</translation>
    </message>
    <message>
        <source>A command that a client repeats is not applied again.</source>
        <translation>Ein Befehl, den ein Client wiederholt, wird nicht noch einmal angewendet.</translation>
    </message>
    <message>
        <source>A copy is made of the disk of %1</source>
        <translation>Die Platte von %1 wird kopiert</translation>
    </message>
    <message>
        <source>A delay cannot be longer than a day.</source>
        <translation>Eine Verzögerung kann nicht länger als ein Tag sein.</translation>
    </message>
    <message>
        <source>A delay cannot be negative.</source>
        <translation>Eine Verzögerung kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>A follower commits no further than what it has compared with the leader's log.</source>
        <translation>Ein Follower committet nicht weiter, als er mit dem Log des Leaders verglichen hat.</translation>
    </message>
    <message>
        <source>A granted pre-vote never counts as a vote.</source>
        <translation>Eine erteilte Pre-Vote zählt nie als Stimme.</translation>
    </message>
    <message>
        <source>A joint membership decides with the majorities of both halves.</source>
        <translation>Eine gemeinsame Konfiguration entscheidet mit den Mehrheiten beider Hälften.</translation>
    </message>
    <message>
        <source>A latency cannot be longer than a day.</source>
        <translation>Eine Latenz kann nicht länger als ein Tag sein.</translation>
    </message>
    <message>
        <source>A latency cannot be negative.</source>
        <translation>Eine Latenz kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>A leader answers a read only once a majority has confirmed that it leads</source>
        <translation>Ein Leader beantwortet eine Leseanfrage erst, wenn eine Mehrheit bestätigt hat, dass er führt</translation>
    </message>
    <message>
        <source>A leader answers no read before an entry of its own term is committed.</source>
        <translation>Ein Leader beantwortet keine Leseanfrage, bevor ein Eintrag seiner eigenen Amtszeit committet ist.</translation>
    </message>
    <message>
        <source>A leader answers only what is on its disk; a leader whose disk hangs steps down</source>
        <translation>Ein Leader beantwortet nur, was auf seiner Platte steht; ein Leader, dessen Platte hängt, tritt zurück</translation>
    </message>
    <message>
        <source>A leader changes no members before it has committed an entry of its own term.</source>
        <translation>Ein Leader ändert keine Mitglieder, bevor er einen Eintrag seiner eigenen Amtszeit committet hat.</translation>
    </message>
    <message>
        <source>A leader commits an entry of its term that a majority stores, and all before it; a follower learns the commit index with the next message</source>
        <translation>Ein Leader committet einen Eintrag seiner Amtszeit, den eine Mehrheit speichert, und alle davor; ein Follower erfährt den Commit-Index mit der nächsten Nachricht</translation>
    </message>
    <message>
        <source>A leader confirms that it still leads before it answers a read.</source>
        <translation>Ein Leader bestätigt, dass er noch führt, bevor er eine Leseanfrage beantwortet.</translation>
    </message>
    <message>
        <source>A leader has the votes of a majority.</source>
        <translation>Ein Leader hat die Stimmen einer Mehrheit.</translation>
    </message>
    <message>
        <source>A leader never overwrites or deletes entries of its own log; it only appends.</source>
        <translation>Ein Leader überschreibt oder löscht nie Einträge des eigenen Logs; er hängt nur an.</translation>
    </message>
    <message>
        <source>A leader that reaches no majority for an election timeout steps down</source>
        <translation>Ein Leader, der ein Wahltimeout lang keine Mehrheit erreicht, tritt zurück</translation>
    </message>
    <message>
        <source>A log that conflicts with a snapshot goes.</source>
        <translation>Ein Log, das einem Snapshot widerspricht, wird entfernt.</translation>
    </message>
    <message>
        <source>A log that holds the last entry of a snapshot keeps the entries after it.</source>
        <translation>Ein Log, das den letzten Eintrag eines Snapshots enthält, behält die Einträge danach.</translation>
    </message>
    <message>
        <source>A membership counts as soon as its entry is in the log</source>
        <translation>Eine Mitgliedschaft gilt, sobald ihr Eintrag im Log steht</translation>
    </message>
    <message>
        <source>A minimum election timeout passes on the clocks of %1</source>
        <translation>Auf den Uhren von %1 vergeht ein minimales Wahltimeout</translation>
    </message>
    <message>
        <source>A reply confirms only reads that were asked before its own round began.</source>
        <translation>Eine Antwort bestätigt nur Leseanfragen, die vor Beginn ihrer Runde gestellt wurden.</translation>
    </message>
    <message>
        <source>A reply counts for the request that it answers; one to a request of an earlier term tells nothing but its sender's term.</source>
        <translation>Eine Antwort zählt für die Anfrage, die sie beantwortet; eine Antwort auf eine Anfrage einer früheren Amtszeit sagt nichts außer der Amtszeit ihres Absenders.</translation>
    </message>
    <message>
        <source>A reply says something only about the request that it answers</source>
        <translation>Eine Antwort sagt nur etwas über die Anfrage, die sie beantwortet</translation>
    </message>
    <message>
        <source>A request of an earlier term is refused</source>
        <translation>Eine Anfrage einer früheren Amtszeit wird abgelehnt</translation>
    </message>
    <message>
        <source>A request of an earlier term is refused.</source>
        <translation>Eine Anfrage einer früheren Amtszeit wird abgelehnt.</translation>
    </message>
    <message>
        <source>A search goes over at most %1 servers, numbered from 1 on.</source>
        <translation>Eine Suche geht über höchstens %1 Server, von 1 an nummeriert.</translation>
    </message>
    <message>
        <source>A server does not vote for a candidate whose log is less up to date than its own; so a leader has every committed entry</source>
        <translation>Ein Server stimmt nicht für einen Kandidaten, dessen Log weniger aktuell ist als sein eigenes; so hat ein Leader jeden committeten Eintrag</translation>
    </message>
    <message>
        <source>A server does not vote within the minimum election timeout after hearing from a leader</source>
        <translation>Ein Server stimmt nicht, solange das minimale Wahltimeout nach der letzten Nachricht eines Leaders noch läuft</translation>
    </message>
    <message>
        <source>A server gives at most one vote in a term</source>
        <translation>Ein Server gibt in einer Amtszeit höchstens eine Stimme</translation>
    </message>
    <message>
        <source>A server installs only what its store can be restored from</source>
        <translation>Ein Server installiert nur, woraus sein Speicher wiederhergestellt werden kann</translation>
    </message>
    <message>
        <source>A server takes nothing from a leader or a candidate of another cluster.</source>
        <translation>Ein Server nimmt nichts von einem Leader oder Kandidaten eines anderen Clusters an.</translation>
    </message>
    <message>
        <source>A server takes nothing from another cluster</source>
        <translation>Ein Server nimmt nichts von einem anderen Cluster an</translation>
    </message>
    <message>
        <source>A server that has just heard of a leader votes for no other.</source>
        <translation>Ein Server, der eben erst von einem Leader gehört hat, stimmt für keinen anderen.</translation>
    </message>
    <message>
        <source>A server that hears from no leader for an election timeout assumes that there is none</source>
        <translation>Ein Server, der ein Wahltimeout lang von keinem Leader hört, nimmt an, dass es keinen gibt</translation>
    </message>
    <message>
        <source>A server that is no longer a member cannot disrupt the cluster, and learns of its removal</source>
        <translation>Ein Server, der kein Mitglied mehr ist, kann den Cluster nicht stören und erfährt, dass er entfernt wurde</translation>
    </message>
    <message>
        <source>A server that is no member and lacks entries cannot depose a leader.</source>
        <translation>Ein Server, der kein Mitglied ist und dem Einträge fehlen, kann keinen Leader absetzen.</translation>
    </message>
    <message>
        <source>A server that sees a higher term adopts it and becomes a follower; a candidate that hears from the leader of its term, too</source>
        <translation>Ein Server, der eine höhere Amtszeit sieht, übernimmt sie und wird Follower; ein Kandidat, der vom Leader seiner Amtszeit hört, ebenso</translation>
    </message>
    <message>
        <source>A server that sees a higher term becomes a follower of that term.</source>
        <translation>Ein Server, der eine höhere Amtszeit sieht, wird Follower dieser Amtszeit.</translation>
    </message>
    <message>
        <source>A server votes at most once in a term, first come, first served.</source>
        <translation>Ein Server stimmt in einer Amtszeit höchstens einmal; wer zuerst kommt, mahlt zuerst.</translation>
    </message>
    <message>
        <source>A server's number is between 1 and %1, not %2.</source>
        <translation>Die Nummer eines Servers liegt zwischen 1 und %1, nicht %2.</translation>
    </message>
    <message>
        <source>A server's number is between 1 and %1.</source>
        <translation>Die Nummer eines Servers liegt zwischen 1 und %1.</translation>
    </message>
    <message>
        <source>A snapshot bears the term of its last entry.</source>
        <translation>Ein Snapshot trägt die Amtszeit seines letzten Eintrags.</translation>
    </message>
    <message>
        <source>A snapshot takes the place of the log that it covers</source>
        <translation>Ein Snapshot tritt an die Stelle des Logs, das er abdeckt</translation>
    </message>
    <message>
        <source>A vote is on the disk before it is sent.</source>
        <translation>Eine Stimme steht auf der Platte, bevor sie gesendet wird.</translation>
    </message>
    <message>
        <source>A vote or an acknowledgement counts only from the disk that the membership names.</source>
        <translation>Eine Stimme oder Bestätigung zählt nur von der Platte, die die Mitgliedschaft nennt.</translation>
    </message>
    <message>
        <source>Action %1 (%2) does not fit the run: %3</source>
        <translation>Aktion %1 (%2) passt nicht zum Lauf: %3</translation>
    </message>
    <message>
        <source>An acknowledgement covers what the request verified, and no more.</source>
        <translation>Eine Bestätigung umfasst, was die Anfrage geprüft hat, und nicht mehr.</translation>
    </message>
    <message>
        <source>An entry is committed once a majority stores it.</source>
        <translation>Ein Eintrag ist committet, sobald eine Mehrheit ihn speichert.</translation>
    </message>
    <message>
        <source>An entry is on the disk before it is acknowledged.</source>
        <translation>Ein Eintrag steht auf der Platte, bevor er bestätigt wird.</translation>
    </message>
    <message>
        <source>An entry that conflicts with the leader's goes, and all that follow it.</source>
        <translation>Ein Eintrag, der dem des Leaders widerspricht, wird entfernt, und alle, die ihm folgen.</translation>
    </message>
    <message>
        <source>An entry that conflicts with the leader's is removed, and all after it</source>
        <translation>Ein Eintrag, der dem des Leaders widerspricht, wird entfernt, und alle danach</translation>
    </message>
    <message>
        <source>An entry that is committed in some term is in the logs of the leaders of all later terms.</source>
        <translation>Ein Eintrag, der in einer Amtszeit committet ist, steht in den Logs der Leader aller späteren Amtszeiten.</translation>
    </message>
    <message>
        <source>An outdated snapshot changes nothing</source>
        <translation>Ein veralteter Snapshot ändert nichts</translation>
    </message>
    <message>
        <source>An outdated snapshot changes nothing.</source>
        <translation>Ein veralteter Snapshot ändert nichts.</translation>
    </message>
    <message>
        <source>AppendEntries reply</source>
        <translation>AppendEntries-Antwort</translation>
    </message>
    <message>
        <source>At most one leader can be elected in a given term.</source>
        <translation>In einer Amtszeit kann höchstens ein Leader gewählt werden.</translation>
    </message>
    <message>
        <source>CANDIDATE</source>
        <translation>KANDIDAT</translation>
    </message>
    <message>
        <source>CUT OFF</source>
        <translation>ABGESCHNITTEN</translation>
    </message>
    <message>
        <source>Delivery is manual already.</source>
        <translation>Die Zustellung ist schon manuell.</translation>
    </message>
    <message>
        <source>Durability</source>
        <translation>Dauerhaftigkeit</translation>
    </message>
    <message>
        <source>Election Safety</source>
        <translation>Election Safety (Wahlsicherheit)</translation>
    </message>
    <message>
        <source>Entries are appended only after an entry that matches.</source>
        <translation>Einträge werden nur nach einem übereinstimmenden Eintrag angehängt.</translation>
    </message>
    <message>
        <source>Entries are appended only after an entry that the leader holds too</source>
        <translation>Einträge werden nur nach einem Eintrag angehängt, den auch der Leader hat</translation>
    </message>
    <message>
        <source>Entries of earlier terms are never committed by counting replicas</source>
        <translation>Einträge früherer Amtszeiten werden nie durch Zählen von Kopien committet</translation>
    </message>
    <message>
        <source>Entries that match are never removed.</source>
        <translation>Übereinstimmende Einträge werden nie entfernt.</translation>
    </message>
    <message>
        <source>Every disk takes %1 for a write</source>
        <translation>Jede Platte braucht %1 für einen Schreibvorgang</translation>
    </message>
    <message>
        <source>Everything of %1 is synced.</source>
        <translation>Alles von %1 ist synchronisiert.</translation>
    </message>
    <message>
        <source>External servers go by their own clocks; their messages cannot be delivered manually.</source>
        <translation>Externe Server gehen nach ihren eigenen Uhren; ihre Nachrichten lassen sich nicht manuell zustellen.</translation>
    </message>
    <message>
        <source>Figure %1</source>
        <translation>Abbildung %1</translation>
    </message>
    <message>
        <source>From left to right: calls, effects and returns, in the order in which they came.</source>
        <translation>Von links nach rechts: Aufrufe, Wirkungen und Rückkehr, in der Reihenfolge, in der sie kamen.</translation>
    </message>
    <message>
        <source>InstallSnapshot reply</source>
        <translation>InstallSnapshot-Antwort</translation>
    </message>
    <message>
        <source>It is about a moment of a disk that no move of this search has: a write is overwritten while it is under way.</source>
        <translation>Es geht um einen Augenblick einer Platte, den kein Zug dieser Suche kennt: Ein Schreibvorgang wird überschrieben, während er läuft.</translation>
    </message>
    <message>
        <source>It keeps strangers from disturbing a leader that is well; what it prevents is no contradiction.</source>
        <translation>Sie hindert Fremde daran, einen gesunden Leader zu stören; was sie verhindert, ist kein Widerspruch.</translation>
    </message>
    <message>
        <source>LEADER</source>
        <translation>LEADER</translation>
    </message>
    <message>
        <source>Leader Append-Only</source>
        <translation>Leader Append-Only</translation>
    </message>
    <message>
        <source>Leader Completeness</source>
        <translation>Leader Completeness</translation>
    </message>
    <message>
        <source>Leadership is transferred to a server whose log is complete, within an election timeout</source>
        <translation>Die Führung geht innerhalb eines Wahltimeouts an einen Server über, dessen Log vollständig ist</translation>
    </message>
    <message>
        <source>Linearizability</source>
        <translation>Linearisierbarkeit</translation>
    </message>
    <message>
        <source>Linearizable</source>
        <translation>Linearisierbar</translation>
    </message>
    <message>
        <source>Log Matching</source>
        <translation>Log Matching</translation>
    </message>
    <message>
        <source>Mark: %1</source>
        <translation>Marke: %1</translation>
    </message>
    <message>
        <source>Message %1 %2 is changed</source>
        <translation>Nachricht %1 %2 wird verändert</translation>
    </message>
    <message>
        <source>Message %1 %2 is delayed</source>
        <translation>Nachricht %1 %2 wird verzögert</translation>
    </message>
    <message>
        <source>Message %1 %2 is dropped</source>
        <translation>Nachricht %1 %2 geht durch einen Eingriff verloren</translation>
    </message>
    <message>
        <source>Message %1 %2 is duplicated</source>
        <translation>Nachricht %1 %2 wird verdoppelt</translation>
    </message>
    <message>
        <source>Message %1 %2 is held</source>
        <translation>Nachricht %1 %2 wird festgehalten</translation>
    </message>
    <message>
        <source>Message %1 does not move.</source>
        <translation>Nachricht %1 bewegt sich nicht.</translation>
    </message>
    <message>
        <source>Message %1 does not travel by itself.</source>
        <translation>Nachricht %1 ist nicht von selbst unterwegs.</translation>
    </message>
    <message>
        <source>Message %1 is lost.</source>
        <translation>Nachricht %1 ist verloren.</translation>
    </message>
    <message>
        <source>Message %1 is not on its way.</source>
        <translation>Nachricht %1 ist nicht unterwegs.</translation>
    </message>
    <message>
        <source>More than everything cannot be doubled.</source>
        <translation>Mehr als alles kann nicht verdoppelt werden.</translation>
    </message>
    <message>
        <source>More than everything cannot be lost.</source>
        <translation>Mehr als alles kann nicht verloren gehen.</translation>
    </message>
    <message>
        <source>No group is named.</source>
        <translation>Keine Gruppe ist genannt.</translation>
    </message>
    <message>
        <source>No rule was off.</source>
        <translation>Keine Regel war aus.</translation>
    </message>
    <message>
        <source>No server has an election timer that runs.</source>
        <translation>Bei keinem Server läuft ein Wahl-Timer.</translation>
    </message>
    <message>
        <source>No server is named.</source>
        <translation>Kein Server ist genannt.</translation>
    </message>
    <message>
        <source>No server votes for a candidate whose log ends before its own.</source>
        <translation>Kein Server stimmt für einen Kandidaten, dessen Log vor seinem eigenen endet.</translation>
    </message>
    <message>
        <source>No such message is on its way</source>
        <translation>Keine solche Nachricht ist unterwegs</translation>
    </message>
    <message>
        <source>No two servers ever apply different entries at the same index.</source>
        <translation>Nie wenden zwei Server am selben Index verschiedene Einträge an.</translation>
    </message>
    <message>
        <source>No write is named.</source>
        <translation>Kein Schreibvorgang ist genannt.</translation>
    </message>
    <message>
        <source>Not linearizable: key "%1"</source>
        <translation>Nicht linearisierbar: Schlüssel „%1“</translation>
    </message>
    <message>
        <source>Nothing is held on the link %1.</source>
        <translation>Auf der Verbindung %1 wird nichts festgehalten.</translation>
    </message>
    <message>
        <source>Nothing tells how the clock of %1 differs; it is taken as it is.</source>
        <translation>Nichts sagt, wie die Uhr von %1 abweicht; sie wird genommen, wie sie ist.</translation>
    </message>
    <message>
        <source>Of the writes of %1, %2 wait for its disk.</source>
        <translation>Von den Schreibvorgängen von %1 warten %2 auf seine Platte.</translation>
    </message>
    <message>
        <source>Only a server that could win an election may start one</source>
        <translation>Nur ein Server, der eine Wahl gewinnen könnte, darf eine beginnen</translation>
    </message>
    <message>
        <source>Only entries of the leader's own term are committed by counting copies.</source>
        <translation>Nur Einträge der eigenen Amtszeit des Leaders werden durch Zählen von Kopien committet.</translation>
    </message>
    <message>
        <source>Only the leader takes requests of clients</source>
        <translation>Nur der Leader nimmt Anfragen von Clients an</translation>
    </message>
    <message>
        <source>PRE-CANDIDATE</source>
        <translation>VORKANDIDAT</translation>
    </message>
    <message>
        <source>PreVote reply</source>
        <translation>PreVote-Antwort</translation>
    </message>
    <message>
        <source>ReadIndex reply</source>
        <translation>ReadIndex-Antwort</translation>
    </message>
    <message>
        <source>Real servers go by their own clocks.</source>
        <translation>Echte Server gehen nach ihren eigenen Uhren.</translation>
    </message>
    <message>
        <source>Real servers take one request after the other.</source>
        <translation>Echte Server nehmen eine Anfrage nach der anderen an.</translation>
    </message>
    <message>
        <source>RequestVote reply</source>
        <translation>RequestVote-Antwort</translation>
    </message>
    <message>
        <source>SUPERSEDED</source>
        <translation>ABGELÖST</translation>
    </message>
    <message>
        <source>Share of elections decided within a time</source>
        <translation>Anteil der Wahlen, die binnen einer Zeit entschieden sind</translation>
    </message>
    <message>
        <source>State Machine Safety</source>
        <translation>State Machine Safety</translation>
    </message>
    <message>
        <source>Stepping down within a term does not forget the vote of that term.</source>
        <translation>Ein Rücktritt innerhalb einer Amtszeit vergisst die Stimme dieser Amtszeit nicht.</translation>
    </message>
    <message>
        <source>The client of %1 will not learn what became of its request to %2</source>
        <translation>Der Client von %1 wird nicht erfahren, was aus seiner Anfrage „%2“ geworden ist</translation>
    </message>
    <message>
        <source>The clock of %1 is taken to be %2 ms ahead, by %3 messages.</source>
        <translation>Die Uhr von %1 geht nach %3 Nachrichten vermutlich %2 ms vor.</translation>
    </message>
    <message>
        <source>The commit index on the disk of %1 is after its last entry.</source>
        <translation>Der Commit-Index auf der Platte von %1 liegt hinter dem letzten Eintrag.</translation>
    </message>
    <message>
        <source>The completion of a write that was overwritten confirms nothing.</source>
        <translation>Die Fertigmeldung eines Schreibvorgangs, der überschrieben wurde, bestätigt nichts.</translation>
    </message>
    <message>
        <source>The disk of %1 is a real one.</source>
        <translation>Die Platte von %1 ist eine echte.</translation>
    </message>
    <message>
        <source>The disk of %1 is already automatic.</source>
        <translation>Die Platte von %1 ist schon automatisch.</translation>
    </message>
    <message>
        <source>The disk of %1 is already manual.</source>
        <translation>Die Platte von %1 ist schon manuell.</translation>
    </message>
    <message>
        <source>The disk of %1 writes by itself</source>
        <translation>Die Platte von %1 schreibt von selbst</translation>
    </message>
    <message>
        <source>The election timers are drawn apart: the first to time out has the time to win (§5.2)</source>
        <translation>Die Wahltimer werden auseinandergezogen: Wessen Timer als erster abläuft, der hat Zeit zu gewinnen (§5.2)</translation>
    </message>
    <message>
        <source>The end does not fit the run.</source>
        <translation>Das Ende passt nicht zum Lauf.</translation>
    </message>
    <message>
        <source>The first candidate of a term whose log is up to date gets the server's vote</source>
        <translation>Der erste Kandidat einer Amtszeit mit aktuellem Log bekommt die Stimme des Servers</translation>
    </message>
    <message>
        <source>The late %1 from %2 to %3 of term %4 arrives</source>
        <translation>Die verspätete Nachricht %1 von %2 an %3 aus Amtszeit %4 kommt an</translation>
    </message>
    <message>
        <source>The leader goes back in a follower's log until the two logs agree</source>
        <translation>Der Leader geht im Log eines Followers zurück, bis beide Logs übereinstimmen</translation>
    </message>
    <message>
        <source>The least latency is longer than the most.</source>
        <translation>Die kleinste Latenz ist länger als die größte.</translation>
    </message>
    <message>
        <source>The least time of a disk is longer than the most.</source>
        <translation>Die kürzeste Zeit einer Platte ist länger als die längste.</translation>
    </message>
    <message>
        <source>The link %1 changes</source>
        <translation>Die Verbindung %1 ändert sich</translation>
    </message>
    <message>
        <source>The link %1 is already cut.</source>
        <translation>Die Verbindung %1 ist schon getrennt.</translation>
    </message>
    <message>
        <source>The link %1 is already held.</source>
        <translation>Die Verbindung %1 wird schon festgehalten.</translation>
    </message>
    <message>
        <source>The link %1 is cut</source>
        <translation>Die Verbindung %1 wird getrennt</translation>
    </message>
    <message>
        <source>The link %1 is held: messages wait</source>
        <translation>Die Verbindung %1 wird angehalten: Nachrichten warten</translation>
    </message>
    <message>
        <source>The link %1 is not cut.</source>
        <translation>Die Verbindung %1 ist nicht getrennt.</translation>
    </message>
    <message>
        <source>The link %1 is open again</source>
        <translation>Die Verbindung %1 ist wieder offen</translation>
    </message>
    <message>
        <source>The link %1 is released</source>
        <translation>Die Verbindung %1 wird freigegeben</translation>
    </message>
    <message>
        <source>The link %1 is slower by %2</source>
        <translation>Die Verbindung %1 ist um %2 langsamer</translation>
    </message>
    <message>
        <source>The link %1 loses %2 of its messages</source>
        <translation>Die Verbindung %1 verliert %2 ihrer Nachrichten</translation>
    </message>
    <message>
        <source>The log on the disk of %1 does not continue its snapshot.</source>
        <translation>Das Log auf der Platte von %1 setzt seinen Snapshot nicht fort.</translation>
    </message>
    <message>
        <source>The log on the disk of %1 is not valid at index %2.</source>
        <translation>Das Log auf der Platte von %1 ist bei Index %2 ungültig.</translation>
    </message>
    <message>
        <source>The network heals: every link is open</source>
        <translation>Das Netz heilt: Jede Verbindung ist offen</translation>
    </message>
    <message>
        <source>The network is partitioned into %1</source>
        <translation>Das Netz wird geteilt in %1</translation>
    </message>
    <message>
        <source>The rule %1 (%2) no longer holds</source>
        <translation>Die Regel %1 (%2) gilt nicht mehr</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>Der Lauf</translation>
    </message>
    <message>
        <source>The sender's number is between 1 and %1.</source>
        <translation>Die Nummer des Absenders liegt zwischen 1 und %1.</translation>
    </message>
    <message>
        <source>The servers live here already.</source>
        <translation>Die Server leben schon hier.</translation>
    </message>
    <message>
        <source>The servers of this run are real processes: only a simulation can be searched.</source>
        <translation>Die Server dieses Laufs sind echte Prozesse: Nur eine Simulation lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>The simulation does not do what was found: %1</source>
        <translation>Die Simulation tut nicht, was gefunden wurde: %1</translation>
    </message>
    <message>
        <source>The simulation does the same moves, and does not get there.</source>
        <translation>Die Simulation macht dieselben Züge und kommt nicht dorthin.</translation>
    </message>
    <message>
        <source>The simulation does the same moves, and nothing is violated there.</source>
        <translation>Die Simulation macht dieselben Züge, und nichts wird dabei verletzt.</translation>
    </message>
    <message>
        <source>The snapshot names no membership.</source>
        <translation>Der Snapshot nennt keine Mitglieder.</translation>
    </message>
    <message>
        <source>The snapshot on the disk of %1 cannot be read.</source>
        <translation>Der Snapshot auf der Platte von %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The snapshot on the disk of %1 is not complete.</source>
        <translation>Der Snapshot auf der Platte von %1 ist unvollständig.</translation>
    </message>
    <message>
        <source>The term on the disk of %1 is before that of its last entry.</source>
        <translation>Die Amtszeit auf der Platte von %1 liegt vor der seines letzten Eintrags.</translation>
    </message>
    <message>
        <source>The time of a disk cannot be longer than a day.</source>
        <translation>Die Zeit einer Platte kann nicht länger als ein Tag sein.</translation>
    </message>
    <message>
        <source>The time of a disk cannot be negative.</source>
        <translation>Die Zeit einer Platte kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>The vote on the disk of %1 is for no server.</source>
        <translation>Die Stimme auf der Platte von %1 gilt keinem Server.</translation>
    </message>
    <message>
        <source>The votes of a majority make a leader; so a term has at most one</source>
        <translation>Die Stimmen einer Mehrheit machen einen Leader; so hat eine Amtszeit höchstens einen</translation>
    </message>
    <message>
        <source>The whole network: %1</source>
        <translation>Das ganze Netz: %1</translation>
    </message>
    <message>
        <source>There are options for %1, but no such server.</source>
        <translation>Es gibt Optionen für %1, aber keinen solchen Server.</translation>
    </message>
    <message>
        <source>There is a disk for %1, but no such server.</source>
        <translation>Es gibt eine Platte für %1, aber keinen solchen Server.</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>Es gibt keinen Server %1.</translation>
    </message>
    <message>
        <source>There is no copy of the disk of %1.</source>
        <translation>Es gibt keine Kopie der Platte von %1.</translation>
    </message>
    <message>
        <source>There is no link from %1 to itself.</source>
        <translation>Es gibt keine Verbindung von %1 zu sich selbst.</translation>
    </message>
    <message>
        <source>There is no room for such a server.</source>
        <translation>Für einen solchen Server ist kein Platz.</translation>
    </message>
    <message>
        <source>There is no such rule.</source>
        <translation>Eine solche Regel gibt es nicht.</translation>
    </message>
    <message>
        <source>This cluster is only looked at.</source>
        <translation>Dieser Cluster wird nur betrachtet.</translation>
    </message>
    <message>
        <source>This is a rule for progress, not for safety: a leader that has been superseded and does not step down goes on in vain. Servers of the later term refuse what it sends, so that it commits nothing; only, it may never learn that it is not the leader any more.</source>
        <translation>Diese Regel dient dem Fortschritt, nicht der Sicherheit: Ein Leader, der abgelöst ist und nicht zurücktritt, macht vergeblich weiter. Server der späteren Amtszeit lehnen ab, was er sendet, sodass er nichts committet; nur erfährt er womöglich nie, dass er nicht mehr der Leader ist.</translation>
    </message>
    <message>
        <source>This property is not known.</source>
        <translation>Diese Eigenschaft ist nicht bekannt.</translation>
    </message>
    <message>
        <source>This run is not recorded.</source>
        <translation>Dieser Lauf wird nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>Time passes by itself already.</source>
        <translation>Die Zeit vergeht schon von selbst.</translation>
    </message>
    <message>
        <source>Time until a leader is elected</source>
        <translation>Zeit, bis ein Leader gewählt ist</translation>
    </message>
    <message>
        <source>To its clients the cluster is one store in which every operation happens at one instant between its call and its return.</source>
        <translation>Für seine Clients ist der Cluster ein einziger Speicher, in dem jede Operation zu einem Zeitpunkt zwischen Aufruf und Rückkehr geschieht.</translation>
    </message>
    <message>
        <source>Two logs that hold an entry with the same index and term are equal up to that entry.</source>
        <translation>Zwei Logs mit einem Eintrag von gleichem Index und gleicher Amtszeit sind bis zu diesem Eintrag gleich.</translation>
    </message>
    <message>
        <source>Undecided: key "%1"</source>
        <translation>Unentschieden: Schlüssel „%1“</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>What a server has promised is on its disk; another disk keeps none of it</source>
        <translation>Was ein Server zugesagt hat, steht auf seiner Platte; eine andere Platte hält nichts davon</translation>
    </message>
    <message>
        <source>What a server promises is on its disk; the first entry of a cluster names the disks that count</source>
        <translation>Was ein Server zusagt, steht auf seiner Platte; der erste Eintrag eines Clusters nennt die Platten, die zählen</translation>
    </message>
    <message>
        <source>What a server votes for or acknowledges is on its disk before it says so, and what is committed is on the disks of a majority.</source>
        <translation>Wofür ein Server stimmt oder was er bestätigt, steht auf seiner Platte, bevor er es sagt, und was committet ist, steht auf den Platten einer Mehrheit.</translation>
    </message>
    <message>
        <source>What has been acknowledged must stay on the disk; this disk has lost it</source>
        <translation>Was bestätigt wurde, muss auf der Platte bleiben; diese Platte hat es verloren</translation>
    </message>
    <message>
        <source>What is shown was read from a trace: it can be looked at and checked, not changed</source>
        <translation>Was gezeigt wird, stammt aus einem Trace: Es lässt sich ansehen und prüfen, nicht ändern</translation>
    </message>
    <message>
        <source>What it prevents is a stale read by a lease, and a lease lasts a time: in this search no time passes.</source>
        <translation>Was sie verhindert, ist veraltetes Lesen unter einem Lease, und ein Lease dauert eine Zeit: In dieser Suche vergeht keine Zeit.</translation>
    </message>
    <message>
        <source>What it prevents needs a client that repeats a command; in this search none does.</source>
        <translation>Was sie verhindert, braucht einen Client, der einen Befehl wiederholt; in dieser Suche tut das keiner.</translation>
    </message>
    <message>
        <source>What it prevents needs a disk that is lost or put back; no move of this search touches a disk so.</source>
        <translation>Was sie verhindert, braucht eine Platte, die verloren geht oder zurückgesetzt wird; kein Zug dieser Suche tut das einer Platte an.</translation>
    </message>
    <message>
        <source>What it prevents needs servers of another cluster, which this search does not have.</source>
        <translation>Was sie verhindert, braucht Server eines anderen Clusters, und die gibt es in dieser Suche nicht.</translation>
    </message>
    <message>
        <source>What it prevents takes more moves than this search reaches; random runs find it (raftctl soak, fuzz).</source>
        <translation>Was sie verhindert, braucht mehr Züge, als diese Suche erreicht; zufällige Läufe finden es (raftctl soak, fuzz).</translation>
    </message>
    <message>
        <source>When an entry with a membership is removed, the earlier membership is back.</source>
        <translation>Wird ein Eintrag mit einer Mitgliedschaft entfernt, gilt wieder die frühere Mitgliedschaft.</translation>
    </message>
    <message>
        <source>When the entry of a membership is truncated, the membership before it counts again</source>
        <translation>Wird der Eintrag einer Mitgliedschaft abgeschnitten, gilt wieder die Mitgliedschaft davor</translation>
    </message>
    <message>
        <source>With manual delivery no timer runs.</source>
        <translation>Bei manueller Zustellung läuft kein Timer.</translation>
    </message>
    <message>
        <source>Writes of %1 wait until they are synced by an action</source>
        <translation>Schreibvorgänge von %1 warten, bis ein Eingriff sie synchronisiert</translation>
    </message>
    <message>
        <source>a copy of the %1 from %2 to %3 stays on its way</source>
        <translation>eine Kopie der Nachricht %1 von %2 an %3 bleibt unterwegs</translation>
    </message>
    <message>
        <source>a goal is what may follow "expect" in a scenario, as in "role 3 leader"</source>
        <translation>ein Ziel ist, was in einem Szenario auf „expect“ folgen kann, wie „role 3 leader“</translation>
    </message>
    <message>
        <source>a new voter must first catch up as a learner</source>
        <translation>ein neuer Stimmberechtigter muss erst als Learner aufholen</translation>
    </message>
    <message>
        <source>a server's id must not be 0</source>
        <translation>die Nummer eines Servers darf nicht 0 sein</translation>
    </message>
    <message>
        <source>a state of it cannot be understood</source>
        <translation>ein Zustand darin ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>add %1 to %2</source>
        <translation>%1 zu %2 addieren</translation>
    </message>
    <message>
        <source>an earlier membership change is not yet committed</source>
        <translation>eine frühere Änderung der Mitgliedschaft ist noch nicht committet</translation>
    </message>
    <message>
        <source>an election timeout must not be longer than a day</source>
        <translation>ein Wahl-Timeout darf nicht länger als ein Tag sein</translation>
    </message>
    <message>
        <source>an unknown server</source>
        <translation>ein unbekannter Server</translation>
    </message>
    <message>
        <source>append %1 to %2</source>
        <translation>%1 an %2 anhängen</translation>
    </message>
    <message>
        <source>batch, inflight, pending, apply page, snapshot chunk and snapshot must be at least 1</source>
        <translation>batch, inflight, pending, apply page, snapshot chunk und snapshot müssen mindestens 1 sein</translation>
    </message>
    <message>
        <source>called later</source>
        <translation>später aufgerufen</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>commit indexes together with the terms of the log</source>
        <translation>Commit-Indizes zusammen mit den Amtszeiten im Log</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>verbindet…</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>%1 getrennt</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>disks that lose what they have not yet written</source>
        <translation>Platten, die verlieren, was sie noch nicht geschrieben haben</translation>
    </message>
    <message>
        <source>do something</source>
        <translation>etwas tun</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>elections, logs and crashes</source>
        <translation>Wahlen, Logs und Abstürze</translation>
    </message>
    <message>
        <source>ended: exit code %1</source>
        <translation>beendet: Exit-Code %1</translation>
    </message>
    <message>
        <source>ended: exit code %1: %2</source>
        <translation>beendet: Exit-Code %1: %2</translation>
    </message>
    <message>
        <source>ended: killed by %1</source>
        <translation>beendet: durch %1 abgebrochen</translation>
    </message>
    <message>
        <source>ended: killed by this window</source>
        <translation>beendet: von diesem Fenster abgebrochen</translation>
    </message>
    <message>
        <source>every write takes %1 longer</source>
        <translation>jeder Schreibvorgang dauert %1 länger</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>Follower</translation>
    </message>
    <message>
        <source>get %1</source>
        <translation>%1 lokal lesen</translation>
    </message>
    <message>
        <source>get %1 as it stands there</source>
        <translation>%1 lesen, wie es dort steht</translation>
    </message>
    <message>
        <source>heal</source>
        <translation>geheilt</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>hold %1</source>
        <translation>%1 festgehalten</translation>
    </message>
    <message>
        <source>how the log of a leader changes, with its terms</source>
        <translation>Angaben dazu, wie sich das Log eines Leaders ändert, mit den Amtszeiten</translation>
    </message>
    <message>
        <source>in simulation from here on</source>
        <translation>von hier an in der Simulation</translation>
    </message>
    <message>
        <source>in the order, at the dot</source>
        <translation>in der Reihenfolge, am Punkt</translation>
    </message>
    <message>
        <source>it has more than the %1 events that it may have: it is not what it says it is, or too long to be shown</source>
        <translation>er hat mehr als die %1 Ereignisse, die er haben darf: Er ist nicht, was er zu sein angibt, oder zu lang, um gezeigt zu werden</translation>
    </message>
    <message>
        <source>it is not the leader, and no leader is known</source>
        <translation>er ist nicht der Leader, und kein Leader ist bekannt</translation>
    </message>
    <message>
        <source>it is not the leader, ask %1</source>
        <translation>er ist nicht der Leader; zuständig ist %1</translation>
    </message>
    <message>
        <source>it runs elsewhere</source>
        <translation>es läuft anderswo</translation>
    </message>
    <message>
        <source>its clock runs %1 fast</source>
        <translation>seine Uhr geht %1 zu schnell</translation>
    </message>
    <message>
        <source>its clock runs %1 slow</source>
        <translation>seine Uhr geht %1 zu langsam</translation>
    </message>
    <message>
        <source>its clock runs true</source>
        <translation>seine Uhr geht richtig</translation>
    </message>
    <message>
        <source>k is no kind of line</source>
        <translation>k ist keine Art von Zeile</translation>
    </message>
    <message>
        <source>late and doubled messages</source>
        <translation>verspätete und doppelte Nachrichten</translation>
    </message>
    <message>
        <source>latency %1 to %2, loss %3</source>
        <translation>Latenz %1 bis %2, Verlust %3</translation>
    </message>
    <message>
        <source>latency %1 to %2, loss %3, duplicates %4</source>
        <translation>Latenz %1 bis %2, Verlust %3, Duplikate %4</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>leadership is being transferred</source>
        <translation>die Führung wird gerade übergeben</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>Learner</translation>
    </message>
    <message>
        <source>lease reads need checkquorum: without it followers may elect another leader while the lease lasts</source>
        <translation>Lease-Lesezugriffe brauchen checkquorum: Ohne es können Follower einen anderen Leader wählen, während die Lease gilt</translation>
    </message>
    <message>
        <source>left</source>
        <translation>ausgeschieden</translation>
    </message>
    <message>
        <source>lossy %1</source>
        <translation>%1 verlustreich</translation>
    </message>
    <message>
        <source>majority · %1 of %2</source>
        <translation>Mehrheit · %1 von %2</translation>
    </message>
    <message>
        <source>manual delivery: nothing happens by itself</source>
        <translation>manuelle Zustellung: nichts geschieht von selbst</translation>
    </message>
    <message>
        <source>members %1</source>
        <translation>Mitglieder %1</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>minority · %1 of %2</source>
        <translation>Minderheit · %1 von %2</translation>
    </message>
    <message>
        <source>minority · cannot commit new entries</source>
        <translation>Minderheit · kann nichts Neues committen</translation>
    </message>
    <message>
        <source>n names no server, or one too many</source>
        <translation>n nennt keinen Server oder einen zu viel</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>no JSON object</source>
        <translation>kein JSON-Objekt</translation>
    </message>
    <message>
        <source>no complete JSON object</source>
        <translation>kein vollständiges JSON-Objekt</translation>
    </message>
    <message>
        <source>no order of the operations on "%1" explains what the clients saw: %2</source>
        <translation>keine Reihenfolge der Operationen auf „%1“ erklärt, was die Clients sahen: %2</translation>
    </message>
    <message>
        <source>no order of the operations on "%1" explains what the clients saw: %2 fits nowhere after the %3 before it</source>
        <translation>keine Reihenfolge der Operationen auf „%1“ erklärt, was die Clients sahen: %2 passt nirgends hinter die %3 davor</translation>
    </message>
    <message>
        <source>no other server hears of it</source>
        <translation>kein anderer Server erfährt davon</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht erledigt</translation>
    </message>
    <message>
        <source>not reached: %1</source>
        <translation>nicht erreicht: %1</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>nicht beobachtet</translation>
    </message>
    <message>
        <source>not watched: %1</source>
        <translation>nicht beobachtet: %1</translation>
    </message>
    <message>
        <source>not watched: it asks for a token: name the file that holds it with --token-file</source>
        <translation>nicht beobachtet: verlangt ein Token; die Datei, in der es steht, mit --token-file angeben</translation>
    </message>
    <message>
        <source>not watched: it is no raftnode, or one too old to be watched (it answers %1)</source>
        <translation>nicht beobachtet: kein raftnode oder einer, der dafür zu alt ist (er antwortet %1)</translation>
    </message>
    <message>
        <source>not watched: it refuses the token (--token-file)</source>
        <translation>nicht beobachtet: lehnt das Token ab (--token-file)</translation>
    </message>
    <message>
        <source>not watched: its address is not known</source>
        <translation>nicht beobachtet: die Adresse ist nicht bekannt</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing like it can have happened then</source>
        <translation>nichts dergleichen kann damals geschehen sein</translation>
    </message>
    <message>
        <source>one server too many</source>
        <translation>ein Server zu viel</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>operation %1</source>
        <translation>Operation %1</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>pid %1 · :%2</source>
        <translation>PID %1 · :%2</translation>
    </message>
    <message>
        <source>pre-candidate</source>
        <translation>Vorkandidat</translation>
    </message>
    <message>
        <source>put %1=%2</source>
        <translation>%1=%2 schreiben</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>release %1</source>
        <translation>%1 freigegeben</translation>
    </message>
    <message>
        <source>role ?</source>
        <translation>Rolle ?</translation>
    </message>
    <message>
        <source>runs %1 fast</source>
        <translation>geht %1 zu schnell</translation>
    </message>
    <message>
        <source>runs %1 slow</source>
        <translation>geht %1 zu langsam</translation>
    </message>
    <message>
        <source>runs true</source>
        <translation>geht richtig</translation>
    </message>
    <message>
        <source>set %1 from %2 to %3</source>
        <translation>%1 von %2 auf %3 ändern</translation>
    </message>
    <message>
        <source>slow %1</source>
        <translation>%1 langsam</translation>
    </message>
    <message>
        <source>some of its steps were not seen</source>
        <translation>einige seiner Schritte wurden nicht gesehen</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>startet…</translation>
    </message>
    <message>
        <source>stopped by a signal · %1</source>
        <translation>durch ein Signal angehalten · %1</translation>
    </message>
    <message>
        <source>stopped by this window · %1</source>
        <translation>von diesem Fenster angehalten · %1</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>abgelöst</translation>
    </message>
    <message>
        <source>t is no time</source>
        <translation>t ist keine Zeit</translation>
    </message>
    <message>
        <source>the %1 from %2 to %3 stays on its way</source>
        <translation>die Nachricht %1 von %2 an %3 bleibt unterwegs</translation>
    </message>
    <message>
        <source>the JSON object is cut off or malformed: states may be missing</source>
        <translation>das JSON-Objekt ist abgeschnitten oder fehlerhaft: Zustände können fehlen</translation>
    </message>
    <message>
        <source>the addition of %1</source>
        <translation>die Addition von %1</translation>
    </message>
    <message>
        <source>the answer is "%1"</source>
        <translation>die Antwort ist „%1“</translation>
    </message>
    <message>
        <source>the answer is that there is nothing</source>
        <translation>die Antwort ist, dass nichts da ist</translation>
    </message>
    <message>
        <source>the append of %1</source>
        <translation>das Anhängen von %1</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>Anfang an</translation>
    </message>
    <message>
        <source>the change from %1 to %2</source>
        <translation>die Änderung von %1 zu %2</translation>
    </message>
    <message>
        <source>the client is answered that it is done</source>
        <translation>der Client erhält die Antwort, dass es erledigt ist</translation>
    </message>
    <message>
        <source>the client waits</source>
        <translation>der Client wartet</translation>
    </message>
    <message>
        <source>the client's session has expired: whether this is a retry cannot be known</source>
        <translation>die Sitzung des Clients ist abgelaufen: ob dies eine Wiederholung ist, lässt sich nicht wissen</translation>
    </message>
    <message>
        <source>the delete</source>
        <translation>das Löschen</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>die Datei ist zu groß</translation>
    </message>
    <message>
        <source>the heartbeat interval must be at least 0.1 ms: with a shorter one the cluster does nothing else</source>
        <translation>das Heartbeat-Intervall muss mindestens 0,1 ms sein: Mit einem kürzeren tut der Cluster nichts anderes</translation>
    </message>
    <message>
        <source>the heartbeat interval must be longer than 0</source>
        <translation>das Heartbeat-Intervall muss länger als 0 sein</translation>
    </message>
    <message>
        <source>the heartbeat interval must be shorter than the shortest election timeout, or followers would stand for election while their leader lives</source>
        <translation>das Heartbeat-Intervall muss kürzer als der kürzeste Wahl-Timeout sein, sonst kandidieren Follower, während ihr Leader lebt</translation>
    </message>
    <message>
        <source>the leader has not yet committed an entry of its own term</source>
        <translation>der Leader hat noch keinen Eintrag seiner eigenen Amtszeit committet</translation>
    </message>
    <message>
        <source>the line is longer than 16 MiB</source>
        <translation>die Zeile ist länger als 16 MiB</translation>
    </message>
    <message>
        <source>the log of a leader, and what was committed before</source>
        <translation>das Log eines Leaders und was davor committet wurde</translation>
    </message>
    <message>
        <source>the logs of %1 and %2 both hold %3, but before it %4 and %5</source>
        <translation>die Logs von %1 und %2 enthalten beide %3, davor aber %4 und %5</translation>
    </message>
    <message>
        <source>the message that stayed on its way is not sent</source>
        <translation>die Nachricht, die unterwegs blieb, wird nicht gesendet</translation>
    </message>
    <message>
        <source>the put of %1</source>
        <translation>das Schreiben von %1</translation>
    </message>
    <message>
        <source>the read of %1</source>
        <translation>das Lesen von %1</translation>
    </message>
    <message>
        <source>the request is not valid</source>
        <translation>die Anfrage ist ungültig</translation>
    </message>
    <message>
        <source>the return of %1</source>
        <translation>der Rückkehr von %1</translation>
    </message>
    <message>
        <source>the shortest election timeout must not be longer than the longest</source>
        <translation>der kürzeste Wahl-Timeout darf nicht länger als der längste sein</translation>
    </message>
    <message>
        <source>the store is full</source>
        <translation>der Speicher ist voll</translation>
    </message>
    <message>
        <source>the terms of the same entries in the logs of two servers</source>
        <translation>die Amtszeiten derselben Einträge in den Logs zweier Server</translation>
    </message>
    <message>
        <source>the value is too long</source>
        <translation>der Wert ist zu lang</translation>
    </message>
    <message>
        <source>thesis %1</source>
        <translation>Dissertation %1</translation>
    </message>
    <message>
        <source>time passes by itself</source>
        <translation>die Zeit vergeht von selbst</translation>
    </message>
    <message>
        <source>time without a leader</source>
        <translation>Zeit ohne Leader</translation>
    </message>
    <message>
        <source>too much is not yet committed; try again later</source>
        <translation>zu viel ist noch nicht committet; später erneut versuchen</translation>
    </message>
    <message>
        <source>up to where a follower acknowledges, together with where its log ends</source>
        <translation>bis wohin ein Follower bestätigt, zusammen mit dem Ende seines Logs</translation>
    </message>
    <message>
        <source>what clients asked for and were answered; traces do not hold it</source>
        <translation>was Clients verlangt und als Antwort erhalten haben; Traces enthalten das nicht</translation>
    </message>
    <message>
        <source>who leads which term, or who votes for whom</source>
        <translation>wer welche Amtszeit führt oder wer für wen stimmt</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>✕ fits nowhere</source>
        <translation>✕ passt nirgends</translation>
    </message>
</context>
<context>
    <name>raftarium</name>
    <message>
        <source> (term %1, cut off)</source>
        <translation> (Amtszeit %1, abgeschnitten)</translation>
    </message>
    <message>
        <source> (term %1, superseded)</source>
        <translation> (Amtszeit %1, abgelöst)</translation>
    </message>
    <message>
        <source> down</source>
        <translation> ausgefallen</translation>
    </message>
    <message>
        <source> leader</source>
        <translation> Leader</translation>
    </message>
    <message>
        <source> not watched</source>
        <translation> nicht beobachtet</translation>
    </message>
    <message>
        <source> starting</source>
        <translation> startet</translation>
    </message>
    <message>
        <source> uncommitted</source>
        <translation> nicht committet</translation>
    </message>
    <message>
        <source> volatile</source>
        <translation> flüchtig</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 and %2 both say that they are server %3.</source>
        <translation>%1 und %2 geben sich beide als Server %3 aus.</translation>
    </message>
    <message>
        <source>%1 asked</source>
        <translation>%1 gefragt</translation>
    </message>
    <message>
        <source>%1 belongs to the cluster “%2”, the others to “%3”.</source>
        <translation>%1 gehört zum Cluster „%2“, die anderen zu „%3“.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>%1 kann nicht geöffnet werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 crashes</source>
        <translation>%1 stürzt ab</translation>
    </message>
    <message>
        <source>%1 does not answer as a raftnode: %2</source>
        <translation>%1 antwortet nicht wie ein raftnode: %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, term %4</source>
        <translation>%1 von %2 an %3, Amtszeit %4</translation>
    </message>
    <message>
        <source>%1 granted</source>
        <translation>%1 erteilt</translation>
    </message>
    <message>
        <source>%1 has none of the forms that can be read: %2</source>
        <translation>%1 hat keine der lesbaren Formen: %2</translation>
    </message>
    <message>
        <source>%1 is compressed: unpack it first, as with gunzip</source>
        <translation>%1 ist komprimiert: zuerst entpacken, etwa mit gunzip</translation>
    </message>
    <message>
        <source>%1 is no table of patterns: %2</source>
        <translation>%1 ist keine Mustertabelle: %2</translation>
    </message>
    <message>
        <source>%1 is server %2; a window shows servers up to %3.</source>
        <translation>%1 ist Server %2; ein Fenster zeigt Server bis %3.</translation>
    </message>
    <message>
        <source>%1 joins</source>
        <translation>%1 kommt hinzu</translation>
    </message>
    <message>
        <source>%1 leads term %2</source>
        <translation>%1 führt in Amtszeit %2</translation>
    </message>
    <message>
        <source>%1 of %2 lines could not be read, the first is %3: %4</source>
        <translation>%1 von %2 Zeilen konnten nicht gelesen werden, die erste ist %3: %4</translation>
    </message>
    <message>
        <source>%1 of %2 votes needed</source>
        <translation>%1 von %2 nötigen Stimmen</translation>
    </message>
    <message>
        <source>%1 pauses</source>
        <translation>%1 pausiert</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 verweigert</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>%1 startet neu</translation>
    </message>
    <message>
        <source>%1 resumes</source>
        <translation>%1 läuft weiter</translation>
    </message>
    <message>
        <source>%1 servers, read from a trace, %2, %3 events, %4 entries committed.
</source>
        <translation>%1 Server, aus einem Trace gelesen, %2, Ereignisse: %3, committete Einträge: %4.
</translation>
    </message>
    <message>
        <source>%1 servers, real processes, %2, %3 events, %4 entries committed.
</source>
        <translation>%1 Server, echte Prozesse, %2, Ereignisse: %3, committete Einträge: %4.
</translation>
    </message>
    <message>
        <source>%1 servers, seed %5, %2 of virtual time, %3 events, %4 entries committed.
</source>
        <translation>%1 Server, Seed %5, %2 virtuelle Zeit, Ereignisse: %3, committete Einträge: %4.
</translation>
    </message>
    <message>
        <source>%1 tells nothing of Raft group %2; its groups are %3</source>
        <translation>%1 sagt nichts über die Raft-Gruppe %2; darin stehen die Gruppen %3</translation>
    </message>
    <message>
        <source>%1 tells nothing that can be shown</source>
        <translation>%1 sagt nichts, was sich zeigen lässt</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>%1 was not written: cancelled</source>
        <translation>%1 wurde nicht geschrieben: abgebrochen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1: sets up no cluster, so there is nothing to show</source>
        <translation>%1: richtet keinen Cluster ein, es gibt also nichts zu zeigen</translation>
    </message>
    <message>
        <source>%1: the file is empty</source>
        <translation>%1: Die Datei ist leer</translation>
    </message>
    <message>
        <source>* Whether the clients saw a single store could not be decided: too many requests overlap.
</source>
        <translation>* Ob die Clients einen einzigen Speicher sahen, ließ sich nicht entscheiden: Zu viele Anfragen überlappen sich.
</translation>
    </message>
    <message>
        <source>* – %1 could not be checked: it needs %2
</source>
        <translation>* – %1 konnte nicht geprüft werden: Dazu braucht es %2
</translation>
    </message>
    <message>
        <source>* … and %1 more
</source>
        <translation>* … und %1 weitere
</translation>
    </message>
    <message>
        <source>* ✓ %1, as far as the trace says: %2 facts
</source>
        <translation>* ✓ %1, soweit bekannt: %2 Fakten
</translation>
    </message>
    <message>
        <source>**✕ Rules of Raft that were off: %1.**
</source>
        <translation>**✕ Ausgeschaltete Regeln von Raft: %1.**
</translation>
    </message>
    <message>
        <source>, commit %1: </source>
        <translation>, Commit %1: </translation>
    </message>
    <message>
        <source>, held</source>
        <translation>, festgehalten</translation>
    </message>
    <message>
        <source>, will be lost</source>
        <translation>, wird verloren gehen</translation>
    </message>
    <message>
        <source>? unknown · ≈ inferred</source>
        <translation>? nicht gesagt · ≈ erschlossen</translation>
    </message>
    <message>
        <source>A compare-and-set needs a key, the old and the new value: cas x 1 2</source>
        <translation>Ein Compare-and-Set braucht einen Schlüssel, den alten und den neuen Wert: cas x 1 2</translation>
    </message>
    <message>
        <source>A quotation mark is not closed</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>A run of %1 was not saved.</source>
        <translation>Ein Lauf vom %1 wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>A run of Raftarium</source>
        <translation>Ein Lauf von Raftarium</translation>
    </message>
    <message>
        <source>A server is named by its number: @3 get x</source>
        <translation>Ein Server wird mit seiner Nummer genannt: @3 get x</translation>
    </message>
    <message>
        <source>A session is a client's name and a number: put x 1 session=anna:7</source>
        <translation>Eine Sitzung ist der Name eines Clients und eine Nummer: put x 1 session=anna:7</translation>
    </message>
    <message>
        <source>A write needs a key and a value: put x 1</source>
        <translation>Schreiben braucht einen Schlüssel und einen Wert: put x 1</translation>
    </message>
    <message>
        <source>A write needs a key and a value: x=1</source>
        <translation>Schreiben braucht einen Schlüssel und einen Wert: x=1</translation>
    </message>
    <message>
        <source>All safety properties held after each of %1 events.
</source>
        <translation>Alle Sicherheitseigenschaften galten nach jedem der %1 Ereignisse.
</translation>
    </message>
    <message>
        <source>AppendEntries, a cell for each entry</source>
        <translation>AppendEntries, eine Zelle je Eintrag</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>C new · %1 of %2 needed</source>
        <translation>C neu · %1 von %2 nötig</translation>
    </message>
    <message>
        <source>C old · %1 of %2 needed</source>
        <translation>C alt · %1 von %2 nötig</translation>
    </message>
    <message>
        <source>Client operations</source>
        <translation>Client-Operationen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Elections may fail: a vote can need %1 to be asked for and to come back, and the shortest election timeout is %2 (§5.6).</source>
        <translation>Wahlen können misslingen: Eine Stimme zu erbitten und zu bekommen kann %1 dauern, und das kürzeste Wahltimeout ist %2 (§5.6).</translation>
    </message>
    <message>
        <source>Faults and other interventions</source>
        <translation>Störungen und andere Eingriffe</translation>
    </message>
    <message>
        <source>Filled: committed, as this server knows. Dashed: not yet.
Bar: the commit index; a short one: the last entry applied.
Dot: the leader's match index for this server. Arrow: the next entry it will send.
Cut corner: not yet on disk; a crash would take it away.</source>
        <translation>Gefüllt: committet, soweit dieser Server weiß. Gestrichelt: noch nicht.
Balken: der Commit-Index; ein kurzer: der zuletzt angewendete Eintrag.
Punkt: der Match-Index des Leaders für diesen Server. Pfeil: der nächste Eintrag, den er senden wird.
Abgeschnittene Ecke: noch nicht auf der Platte; ein Absturz nähme ihn weg.</translation>
    </message>
    <message>
        <source>Followers may time out though their leader is well: heartbeats can arrive %1 apart, and the shortest election timeout is %2 (§5.6).</source>
        <translation>Bei Followern kann das Wahltimeout ablaufen, obwohl ihr Leader gesund ist: Zwischen zwei Heartbeats können %1 liegen, und das kürzeste Wahltimeout ist %2 (§5.6).</translation>
    </message>
    <message>
        <source>InstallSnapshot, a chunk</source>
        <translation>InstallSnapshot, ein Teil</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Leader %1 · %2</source>
        <translation>Leader %1 · %2</translation>
    </message>
    <message>
        <source>Leader %1, not watched · %2</source>
        <translation>Leader %1, nicht beobachtet · %2</translation>
    </message>
    <message>
        <source>Leaders</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Leaders %1 · %2</source>
        <translation>Leader %1 · %2</translation>
    </message>
    <message>
        <source>Log and votes</source>
        <translation>Log und Stimmen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>No leader can be elected: a vote needs at least %1 to be asked for and to come back, and a candidate waits at most %2 (§5.6).</source>
        <translation>Kein Leader kann gewählt werden: Eine Stimme zu erbitten und zu bekommen dauert mindestens %1, und ein Kandidat wartet höchstens %2 (§5.6).</translation>
    </message>
    <message>
        <source>No leader can be elected: every message is lost.</source>
        <translation>Kein Leader kann gewählt werden: Jede Nachricht geht verloren.</translation>
    </message>
    <message>
        <source>No leader known · %1</source>
        <translation>Kein Leader bekannt · %1</translation>
    </message>
    <message>
        <source>No leader · %1</source>
        <translation>Kein Leader · %1</translation>
    </message>
    <message>
        <source>None.
</source>
        <translation>Keine.
</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Nothing to ask: write a request such as put x 1</source>
        <translation>Nichts zu fragen: eine Anfrage wie put x 1 schreiben</translation>
    </message>
    <message>
        <source>Only a whole number can be added: x+=1</source>
        <translation>Nur eine ganze Zahl kann addiert werden: x+=1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>PreVote without CheckQuorum: a server whose timer comes early may still depose a leader that is well (thesis §4.2.3, §9.6).</source>
        <translation>PreVote ohne CheckQuorum: Ein Server, dessen Timer früh abläuft, kann trotzdem einen gesunden Leader absetzen (Dissertation §4.2.3, §9.6).</translation>
    </message>
    <message>
        <source>ReadIndex: up to where may I read?</source>
        <translation>ReadIndex: Bis wohin darf ich lesen?</translation>
    </message>
    <message>
        <source>Replicated log</source>
        <translation>Repliziertes Log</translation>
    </message>
    <message>
        <source>RequestVote, with the candidate's term</source>
        <translation>RequestVote, mit der Amtszeit des Kandidaten</translation>
    </message>
    <message>
        <source>S2 is being asked</source>
        <translation>S2 wird gefragt</translation>
    </message>
    <message>
        <source>S2 refuses</source>
        <translation>S2 lehnt ab</translation>
    </message>
    <message>
        <source>S2 votes for this candidate</source>
        <translation>S2 stimmt für diesen Kandidaten</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Shown is Raft group %1; %2 lines of other groups are left out: %3. You can choose another one.</source>
        <translation>Gezeigt wird die Raft-Gruppe %1; %2 Zeilen anderer Gruppen sind weggelassen: %3. Sie können eine andere wählen.</translation>
    </message>
    <message>
        <source>The leader is paused.</source>
        <translation>Der Leader ist pausiert.</translation>
    </message>
    <message>
        <source>The servers at the end</source>
        <translation>Die Server am Ende</translation>
    </message>
    <message>
        <source>There is no leader who could change the membership.</source>
        <translation>Es gibt keinen Leader, der die Mitgliedschaft ändern könnte.</translation>
    </message>
    <message>
        <source>This program tells “%1” differently from the one that recorded it (%2)</source>
        <translation>Dieses Programm erzählt „%1“ anders als das, welches es aufgezeichnet hat (%2)</translation>
    </message>
    <message>
        <source>TimeoutNow: start an election at once</source>
        <translation>TimeoutNow: sofort eine Wahl beginnen</translation>
    </message>
    <message>
        <source>What came before %1 is no longer available.
</source>
        <translation>Was vor %1 kam, ist nicht mehr verfügbar.
</translation>
    </message>
    <message>
        <source>a member by its own log only</source>
        <translation>Mitglied nur nach dem eigenen Log</translation>
    </message>
    <message>
        <source>a reply is the outline of its request: yes</source>
        <translation>eine Antwort ist der Umriss ihrer Anfrage: ja</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewendet</translation>
    </message>
    <message>
        <source>arc: what is left until the timeout or the next heartbeat</source>
        <translation>Bogen: was bis zum Timeout oder zum nächsten Heartbeat bleibt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>Kandidat</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>commit ?</source>
        <translation>Commit ?</translation>
    </message>
    <message>
        <source>commit index</source>
        <translation>Commit-Index</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>committet</translation>
    </message>
    <message>
        <source>committed up to %1</source>
        <translation>committet bis %1</translation>
    </message>
    <message>
        <source>compacted up to %1</source>
        <translation>verdichtet bis %1</translation>
    </message>
    <message>
        <source>compacted up to %1@%2</source>
        <translation>kompaktiert bis %1@%2</translation>
    </message>
    <message>
        <source>condition did not hold</source>
        <translation>Bedingung nicht erfüllt</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>%1 getrennt</translation>
    </message>
    <message>
        <source>cut link</source>
        <translation>getrennte Verbindung</translation>
    </message>
    <message>
        <source>cut off · cannot commit new entries</source>
        <translation>abgeschnitten · kann nichts Neues committen</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>%1 verzögert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>done, entry %1</source>
        <translation>erledigt, Eintrag %1</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>erledigt: %1</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>down for %1</source>
        <translation>seit %1 ausgefallen</translation>
    </message>
    <message>
        <source>drop %1</source>
        <translation>%1 verloren</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation>%1 verdoppelt</translation>
    </message>
    <message>
        <source>durable up to %1</source>
        <translation>dauerhaft bis %1</translation>
    </message>
    <message>
        <source>empty store</source>
        <translation>leerer Speicher</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>entry of that term, committed as this server knows</source>
        <translation>Eintrag dieser Amtszeit, committet, soweit dieser Server weiß</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>Follower</translation>
    </message>
    <message>
        <source>follower, in the colour of its term</source>
        <translation>Follower, in der Farbe seiner Amtszeit</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>erteilt</translation>
    </message>
    <message>
        <source>group %1: %2</source>
        <translation>Gruppe %1: %2</translation>
    </message>
    <message>
        <source>heal</source>
        <translation>geheilt</translation>
    </message>
    <message>
        <source>heartbeat: AppendEntries without entries</source>
        <translation>Heartbeat: AppendEntries ohne Einträge</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>hold %1</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>installiert</translation>
    </message>
    <message>
        <source>it gave more than %1 and did not end</source>
        <translation>nach mehr als %1 war es noch nicht zu Ende</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a web page without a recording</source>
        <translation>es ist eine Webseite ohne Aufzeichnung</translation>
    </message>
    <message>
        <source>it is larger than %1</source>
        <translation>es ist größer als %1</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>es ist kein Text</translation>
    </message>
    <message>
        <source>joint membership, %1: %2</source>
        <translation>gemeinsame Konfiguration, %1: %2</translation>
    </message>
    <message>
        <source>last chunk</source>
        <translation>letzter Teil</translation>
    </message>
    <message>
        <source>last log</source>
        <translation>Log-Ende</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>leader commit</source>
        <translation>Leader-Commit</translation>
    </message>
    <message>
        <source>leader that is cut off or superseded</source>
        <translation>abgeschnittener oder abgelöster Leader</translation>
    </message>
    <message>
        <source>learner: does not vote</source>
        <translation>Learner: stimmt nicht ab</translation>
    </message>
    <message>
        <source>link %1 → %2: %3</source>
        <translation>Verbindung %1 → %2: %3</translation>
    </message>
    <message>
        <source>log + %1</source>
        <translation>Log + %1</translation>
    </message>
    <message>
        <source>log ?</source>
        <translation>Log ?</translation>
    </message>
    <message>
        <source>log end</source>
        <translation>Log-Ende</translation>
    </message>
    <message>
        <source>log ends at %1</source>
        <translation>Log endet bei %1</translation>
    </message>
    <message>
        <source>log − %1</source>
        <translation>Log − %1</translation>
    </message>
    <message>
        <source>loses %1 %</source>
        <translation>verliert %1 %</translation>
    </message>
    <message>
        <source>lossy %1</source>
        <translation>%1 verlustreich</translation>
    </message>
    <message>
        <source>lost here</source>
        <translation>hier verloren</translation>
    </message>
    <message>
        <source>majority · %1 of %2</source>
        <translation>Mehrheit · %1 von %2</translation>
    </message>
    <message>
        <source>match</source>
        <translation>match</translation>
    </message>
    <message>
        <source>minority · %1 of %2</source>
        <translation>Minderheit · %1 von %2</translation>
    </message>
    <message>
        <source>minority · cannot commit new entries</source>
        <translation>Minderheit · kann nichts Neues committen</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>next offset</source>
        <translation>nächster Offset</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no longer a member</source>
        <translation>kein Mitglied mehr</translation>
    </message>
    <message>
        <source>no such key</source>
        <translation>kein solcher Schlüssel</translation>
    </message>
    <message>
        <source>none</source>
        <comment>entries</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source>none</source>
        <comment>server</comment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>not a member</source>
        <translation>kein Mitglied</translation>
    </message>
    <message>
        <source>not done: the client has sent a later number already</source>
        <translation>nicht erledigt: der Client hat schon eine spätere Nummer gesendet</translation>
    </message>
    <message>
        <source>not done: the key holds another value</source>
        <translation>nicht erledigt: unter dem Schlüssel steht ein anderer Wert</translation>
    </message>
    <message>
        <source>not on disk</source>
        <translation>nicht auf der Platte</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>not yet a member</source>
        <translation>noch kein Mitglied</translation>
    </message>
    <message>
        <source>not yet answered</source>
        <translation>noch nicht beantwortet</translation>
    </message>
    <message>
        <source>not yet committed</source>
        <translation>noch nicht committet</translation>
    </message>
    <message>
        <source>not yet on disk: a crash takes it away</source>
        <translation>noch nicht auf der Platte: geht bei einem Absturz verloren</translation>
    </message>
    <message>
        <source>nothing is known of S2's vote</source>
        <translation>über die Stimme von S2 ist nichts bekannt</translation>
    </message>
    <message>
        <source>number of messages on their way, not a term</source>
        <translation>Zahl der Nachrichten unterwegs, keine Amtszeit</translation>
    </message>
    <message>
        <source>of a trace: ? nothing says it, ≈ it is inferred</source>
        <translation>in einem Trace: ? nicht gesagt, ≈ erschlossen</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>ok · %1@%2</source>
        <translation>ok · %1@%2</translation>
    </message>
    <message>
        <source>ok · entry %1</source>
        <translation>ok · Eintrag %1</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>%1 geöffnet</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>Netzteilung</translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation>Netzteilung %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>pre-candidate</source>
        <translation>Vorkandidat</translation>
    </message>
    <message>
        <source>pre-vote: would you vote for me?</source>
        <translation>Pre-Vote: Würdest du für mich stimmen?</translation>
    </message>
    <message>
        <source>precandidate</source>
        <translation>Vorkandidat</translation>
    </message>
    <message>
        <source>prev</source>
        <translation>prev</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>release %1</source>
        <translation>%1 freigegeben</translation>
    </message>
    <message>
        <source>replaces up to</source>
        <translation>ersetzt bis</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>rule off: %1</source>
        <translation>Regel aus: %1</translation>
    </message>
    <message>
        <source>slow %1</source>
        <translation>%1 verlangsamt</translation>
    </message>
    <message>
        <source>slow or lossy link</source>
        <translation>langsame oder verlustreiche Verbindung</translation>
    </message>
    <message>
        <source>slow, %1 more</source>
        <translation>langsam, %1 mehr</translation>
    </message>
    <message>
        <source>snapshot %1 % sent</source>
        <translation>Snapshot zu %1 % gesendet</translation>
    </message>
    <message>
        <source>success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>superseded by term %1</source>
        <translation>abgelöst durch Amtszeit %1</translation>
    </message>
    <message>
        <source>superseded by term %1 · cannot commit new entries</source>
        <translation>abgelöst durch Amtszeit %1 · kann nichts Neues committen</translation>
    </message>
    <message>
        <source>term</source>
        <translation>Amtszeit</translation>
    </message>
    <message>
        <source>term %1</source>
        <translation>Amtszeit %1</translation>
    </message>
    <message>
        <source>term %1 election running</source>
        <translation>Wahl in Amtszeit %1 läuft</translation>
    </message>
    <message>
        <source>term ?</source>
        <translation>Amtszeit ?</translation>
    </message>
    <message>
        <source>the recording in this web page is damaged</source>
        <translation>die Aufzeichnung in dieser Webseite ist beschädigt</translation>
    </message>
    <message>
        <source>transfers leadership to %1</source>
        <translation>übergibt die Führung an %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown: leadership was lost or the server crashed; it may still happen</source>
        <translation>unbekannt: die Führung ging verloren, oder der Server ist abgestürzt; es kann noch geschehen</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>waiting …</source>
        <translation>wartet …</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>| # | server | request | called | outcome |
|---|---|---|---|---|
</source>
        <translation>| # | Server | Anfrage | Aufruf | Ergebnis |
|---|---|---|---|---|
</translation>
    </message>
    <message>
        <source>| server | state | term | log | committed | applied |
|---|---|---|---|---|---|
</source>
        <translation>| Server | Zustand | Amtszeit | Log | committet | angewendet |
|---|---|---|---|---|---|
</translation>
    </message>
    <message>
        <source>“%1” begins at %2 s: what came earlier was no longer available when it was saved</source>
        <translation>„%1“ beginnt bei %2 s: Was früher kam, war beim Speichern nicht mehr verfügbar</translation>
    </message>
    <message>
        <source>“%1” is not understood; try put x 1, get x, read x, del x, cas x 1 2</source>
        <translation>„%1“ wird nicht verstanden; möglich sind put x 1, get x, read x, del x, cas x 1 2</translation>
    </message>
    <message>
        <source>“%1” needs one key: %1 x</source>
        <translation>„%1“ braucht einen Schlüssel: %1 x</translation>
    </message>
    <message>
        <source>… and no</source>
        <translation>… und nein</translation>
    </message>
    <message>
        <source>≈ log inferred</source>
        <translation>≈ Log erschlossen</translation>
    </message>
    <message>
        <source>✕ and %1 more rules</source>
        <translation>✕ und %1 weitere Regeln</translation>
    </message>
    <message>
        <source>✕ off: %1</source>
        <translation>✕ aus: %1</translation>
    </message>
</context>
<context>
    <name>raftarium::Actions</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 does not vote and cannot lead</source>
        <translation>%1 stimmt nicht ab und kann nicht führen</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 · event %2 · %3</source>
        <translation>%1 · Ereignis %2 · %3</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1, bei %2</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, ab %2</translation>
    </message>
    <message>
        <source>%1: term %2, commit %3, applied %4, durable %5</source>
        <translation>%1: Amtszeit %2, Commit %3, angewendet %4, dauerhaft %5</translation>
    </message>
    <message>
        <source>&amp;Built-in lessons</source>
        <translation>Mit&amp;gelieferte Lektionen</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>&amp;Cluster</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>Le&amp;ktionen</translation>
    </message>
    <message>
        <source>&amp;Membership</source>
        <translation>&amp;Mitgliedschaft</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Präsentieren</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A client writes ten times to the leader</source>
        <translation>Ein Client schreibt zehnmal an den Leader</translation>
    </message>
    <message>
        <source>A client writes to the leader</source>
        <translation>Ein Client schreibt an den Leader</translation>
    </message>
    <message>
        <source>A copy of the selected message arrives now</source>
        <translation>Eine Kopie der gewählten Nachricht kommt jetzt an</translation>
    </message>
    <message>
        <source>A new, empty server receives the log and does not vote yet (thesis §4.2.1)</source>
        <translation>Ein neuer, leerer Server erhält das Log und stimmt noch nicht ab (Dissertation §4.2.1)</translation>
    </message>
    <message>
        <source>A new, empty server that counts in every majority at once (§6)</source>
        <translation>Ein neuer, leerer Server, der sofort in jeder Mehrheit zählt (§6)</translation>
    </message>
    <message>
        <source>A search is under way</source>
        <translation>Eine Suche läuft bereits</translation>
    </message>
    <message>
        <source>A window with the notes, the next step and the time left; it stands on the lecturer's screen where there are two</source>
        <translation>Ein Fenster mit den Notizen, dem nächsten Schritt und der verbleibenden Zeit; bei zwei Bildschirmen steht es auf dem des Vortragenden</translation>
    </message>
    <message>
        <source>Add %1 as learner</source>
        <translation>%1 als Learner hinzufügen</translation>
    </message>
    <message>
        <source>Add %1 as voter</source>
        <translation>%1 als Stimmberechtigten hinzufügen</translation>
    </message>
    <message>
        <source>Add a server as learner</source>
        <translation>Server als Learner hinzufügen</translation>
    </message>
    <message>
        <source>Add a server as voter</source>
        <translation>Server als Stimmberechtigten hinzufügen</translation>
    </message>
    <message>
        <source>All election timers run out at once, so that several servers stand (§5.2)</source>
        <translation>Alle Wahltimer laufen auf einmal ab, sodass mehrere Server kandidieren (§5.2)</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Arranges the servers anew</source>
        <translation>Ordnet die Server neu an</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Asks the selected server (or the leader) for the key written last; it answers once leadership is confirmed, or at once under a lease where lease reads are on (thesis §6.4)</source>
        <translation>Fragt den gewählten Server (oder den Leader) nach dem zuletzt geschriebenen Schlüssel; er antwortet, sobald die Führung bestätigt ist, oder mit Lesen unter Lease sofort, solange das Lease gilt (Dissertation §6.4)</translation>
    </message>
    <message>
        <source>Back in the lesson</source>
        <translation>In der Lektion zurück</translation>
    </message>
    <message>
        <source>Back one event</source>
        <translation>Ein Ereignis zurück</translation>
    </message>
    <message>
        <source>Back one heartbeat interval</source>
        <translation>Ein Heartbeat-Intervall zurück</translation>
    </message>
    <message>
        <source>Back to the speed at which messages are easy to follow</source>
        <translation>Zurück zu der Geschwindigkeit, bei der sich Nachrichten gut verfolgen lassen</translation>
    </message>
    <message>
        <source>Begins a linearizable read from the selected server</source>
        <translation>Beginnt ein linearisierbares Lesen vom gewählten Server</translation>
    </message>
    <message>
        <source>Begins a read from the selected server's own store</source>
        <translation>Beginnt ein Lesen aus dem eigenen Speicher des gewählten Servers</translation>
    </message>
    <message>
        <source>Begins a write to the selected server, whether it leads or not</source>
        <translation>Beginnt ein Schreiben an den gewählten Server, ob er führt oder nicht</translation>
    </message>
    <message>
        <source>Bookmark this instant…</source>
        <translation>Lesezeichen hier setzen…</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Branch here</source>
        <translation>Hier abzweigen</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Zweige</translation>
    </message>
    <message>
        <source>C&amp;lients</source>
        <translation>Cl&amp;ients</translation>
    </message>
    <message>
        <source>Canvas text size</source>
        <translation>Textgröße der Zeichenfläche</translation>
    </message>
    <message>
        <source>Clock mode lets all time pass at the speed chosen; event mode skips idle time</source>
        <translation>Im Uhrmodus vergeht alle Zeit in der gewählten Geschwindigkeit; der Ereignismodus überspringt Leerlauf</translation>
    </message>
    <message>
        <source>Closes the window; asks first when servers end or a run would be lost</source>
        <translation>Schließt das Fenster; fragt vorher, wenn Server enden oder ein Lauf verloren ginge</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Befehlspalette…</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Copied a picture of the cluster.</source>
        <translation>Ein Bild des Clusters wurde kopiert.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Copies the event, message or entry that is selected, else what has just happened, as a line of text</source>
        <translation>Kopiert das gewählte Ereignis, die gewählte Nachricht oder den gewählten Eintrag, sonst das eben Geschehene, als Textzeile</translation>
    </message>
    <message>
        <source>Copies the log of the server that is selected, else of all servers, as lines of text</source>
        <translation>Kopiert das Log des gewählten Servers, sonst die Logs aller Server, als Textzeilen</translation>
    </message>
    <message>
        <source>Copies what the canvas shows as a picture</source>
        <translation>Kopiert, was die Zeichenfläche zeigt, als Bild</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy log as text</source>
        <translation>Log als Text kopieren</translation>
    </message>
    <message>
        <source>Copy picture of the cluster</source>
        <translation>Bild des Clusters kopieren</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>Absturz</translation>
    </message>
    <message>
        <source>Crashes the leader and starts it at once; or starts the leader that crashed</source>
        <translation>Lässt den Leader abstürzen und startet ihn sofort wieder; oder startet den abgestürzten Leader</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>%1 trennen</translation>
    </message>
    <message>
        <source>Cut only %1</source>
        <translation>Nur %1 trennen</translation>
    </message>
    <message>
        <source>Cut or open one direction</source>
        <translation>Eine Richtung trennen oder öffnen</translation>
    </message>
    <message>
        <source>Cut or open the link</source>
        <translation>Verbindung trennen oder öffnen</translation>
    </message>
    <message>
        <source>Cuts only the selected direction of a link, or opens it again</source>
        <translation>Trennt nur die gewählte Richtung einer Verbindung oder öffnet sie wieder</translation>
    </message>
    <message>
        <source>Cuts the selected link in both directions, or opens it again</source>
        <translation>Trennt die gewählte Verbindung in beiden Richtungen oder öffnet sie wieder</translation>
    </message>
    <message>
        <source>Cuts the selected server off from all others</source>
        <translation>Schneidet den gewählten Server von allen anderen ab</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Darkens all but what is around the mouse</source>
        <translation>Verdunkelt alles bis auf die Umgebung der Maus</translation>
    </message>
    <message>
        <source>Default speed</source>
        <translation>Normale Geschwindigkeit</translation>
    </message>
    <message>
        <source>Delay the message by 50 ms</source>
        <translation>Nachricht um 50 ms verzögern</translation>
    </message>
    <message>
        <source>Delete the bookmark here</source>
        <translation>Lesezeichen hier löschen</translation>
    </message>
    <message>
        <source>Delete this branch</source>
        <translation>Diesen Zweig löschen</translation>
    </message>
    <message>
        <source>Deliver the message now</source>
        <translation>Nachricht jetzt zustellen</translation>
    </message>
    <message>
        <source>Draws over the picture; the right button takes the last stroke back, Esc all</source>
        <translation>Zeichnet über das Bild; die rechte Taste nimmt den letzten Strich zurück, Esc alle</translation>
    </message>
    <message>
        <source>Draws the election timers apart, so that the next election is clean (§5.2)</source>
        <translation>Zieht die Wahltimer auseinander, damit die nächste Wahl eindeutig ausgeht (§5.2)</translation>
    </message>
    <message>
        <source>Drop 30 % of messages of one direction</source>
        <translation>30 % der Nachrichten einer Richtung verlieren</translation>
    </message>
    <message>
        <source>Drop 30 % of messages on %1</source>
        <translation>30 % der Nachrichten auf %1 verlieren</translation>
    </message>
    <message>
        <source>Drop the message</source>
        <translation>Nachricht verlieren</translation>
    </message>
    <message>
        <source>Duplicate the message</source>
        <translation>Nachricht verdoppeln</translation>
    </message>
    <message>
        <source>Entry %1 of term %2</source>
        <translation>Eintrag %1 der Amtszeit %2</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>Event mode</source>
        <translation>Ereignismodus</translation>
    </message>
    <message>
        <source>Every command, condition and option of lessons and scenarios, with examples</source>
        <translation>Jeder Befehl, jede Bedingung und jede Option von Lektionen und Szenarien, mit Beispielen</translation>
    </message>
    <message>
        <source>Every link is open: there is nothing to heal.</source>
        <translation>Jede Verbindung ist offen: Es gibt nichts zu heilen.</translation>
    </message>
    <message>
        <source>Every server is up.</source>
        <translation>Jeder Server läuft.</translation>
    </message>
    <message>
        <source>Everything by its name: commands, panels, themes, lessons, branches</source>
        <translation>Alles mit seinem Namen: Befehle, Bereiche, Farbschemata, Lektionen, Zweige</translation>
    </message>
    <message>
        <source>F&amp;aults</source>
        <translation>&amp;Störungen</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Fills the screen, or leaves it</source>
        <translation>Füllt den Bildschirm oder verlässt ihn</translation>
    </message>
    <message>
        <source>Find a run that breaks safety</source>
        <translation>Lauf suchen, der die Sicherheit verletzt</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>Nächstes suchen</translation>
    </message>
    <message>
        <source>Find the previous</source>
        <translation>Vorheriges suchen</translation>
    </message>
    <message>
        <source>Follow the message</source>
        <translation>Der Nachricht folgen</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>Für Lehrende</translation>
    </message>
    <message>
        <source>Forgets the bookmark at the instant shown</source>
        <translation>Vergisst das Lesezeichen am gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>Forgets the run that is shown, and shows the one that it began on; Undo brings it back</source>
        <translation>Vergisst den gezeigten Lauf und zeigt den, mit dem er begann; Rückgängig bringt ihn zurück</translation>
    </message>
    <message>
        <source>Forward one event</source>
        <translation>Ein Ereignis vor</translation>
    </message>
    <message>
        <source>Forward one heartbeat interval</source>
        <translation>Ein Heartbeat-Intervall vor</translation>
    </message>
    <message>
        <source>Freeze the audience</source>
        <translation>Bild für das Publikum einfrieren</translation>
    </message>
    <message>
        <source>From the next start on, the window speaks this language.</source>
        <translation>Ab dem nächsten Start spricht das Fenster diese Sprache.</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Gives the run that is shown another name</source>
        <translation>Gibt dem gezeigten Lauf einen anderen Namen</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>Zum Anfang gehen</translation>
    </message>
    <message>
        <source>Go to time or event…</source>
        <translation>Zu Zeit oder Ereignis gehen…</translation>
    </message>
    <message>
        <source>Goes back to the instant before the last action; acting there begins a branch. Where nothing was done, shows what was open before</source>
        <translation>Geht zu dem Zeitpunkt vor dem letzten Eingriff zurück; ein Eingriff dort beginnt einen Zweig. Wo nichts getan wurde, zeigt es, was vorher geöffnet war</translation>
    </message>
    <message>
        <source>Goes on from this instant in a run of its own; the present one is kept</source>
        <translation>Geht von diesem Zeitpunkt an in einem eigenen Lauf weiter; der jetzige bleibt erhalten</translation>
    </message>
    <message>
        <source>Goes on with the lesson; while something is being shown, to its end</source>
        <translation>Geht in der Lektion weiter; während etwas vorgeführt wird, zu dessen Ende</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>Heilen</translation>
    </message>
    <message>
        <source>Heal network</source>
        <translation>Netz heilen</translation>
    </message>
    <message>
        <source>Histories of clients…</source>
        <translation>Historien von Clients…</translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Hold or release one direction</source>
        <translation>Eine Richtung anhalten oder freigeben</translation>
    </message>
    <message>
        <source>Hold the message</source>
        <translation>Nachricht festhalten</translation>
    </message>
    <message>
        <source>How large the text of this panel is</source>
        <translation>Wie groß der Text dieses Bereichs ist</translation>
    </message>
    <message>
        <source>How large the text of this panel is; it is remembered</source>
        <translation>Wie groß der Text dieses Bereichs ist; es wird gemerkt</translation>
    </message>
    <message>
        <source>How the servers are placed on the canvas</source>
        <translation>Wie die Server auf der Zeichenfläche stehen</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <source>Inspector, History</source>
        <translation>Inspektor, Verlauf</translation>
    </message>
    <message>
        <source>Inspector, Message</source>
        <translation>Inspektor, Nachricht</translation>
    </message>
    <message>
        <source>Inspector, Node</source>
        <translation>Inspektor, Knoten</translation>
    </message>
    <message>
        <source>Inspector, Store</source>
        <translation>Inspektor, Speicher</translation>
    </message>
    <message>
        <source>Isolate the server</source>
        <translation>Server abschneiden</translation>
    </message>
    <message>
        <source>It goes as fast as it can</source>
        <translation>Schneller geht es nicht</translation>
    </message>
    <message>
        <source>It goes as slowly as it can</source>
        <translation>Langsamer geht es nicht</translation>
    </message>
    <message>
        <source>It is a learner already</source>
        <translation>Er ist schon Learner</translation>
    </message>
    <message>
        <source>It is a voter already</source>
        <translation>Er ist schon stimmberechtigt</translation>
    </message>
    <message>
        <source>It is cut off from all others already.</source>
        <translation>Er ist schon von allen anderen abgeschnitten.</translation>
    </message>
    <message>
        <source>It is no member of the cluster</source>
        <translation>Er ist kein Mitglied des Clusters</translation>
    </message>
    <message>
        <source>Keeps your answers to the lesson's questions in a file</source>
        <translation>Speichert die Antworten auf die Fragen der Lektion in einer Datei</translation>
    </message>
    <message>
        <source>La&amp;b</source>
        <translation>Lab&amp;or</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Leadership is being transferred to %1 already</source>
        <translation>Die Führung wird schon an %1 übergeben</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Lesson editor</source>
        <translation>Lektionseditor</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Lets a heartbeat interval pass</source>
        <translation>Lässt ein Heartbeat-Intervall vergehen</translation>
    </message>
    <message>
        <source>Lets the run shown go on with other chances from instants along it, and counts how many futures end as it does</source>
        <translation>Lässt den gezeigten Lauf von Zeitpunkten entlang des Wegs aus mit anderem Zufall weitergehen und zählt, wie viele Zukünfte enden wie er</translation>
    </message>
    <message>
        <source>Lets time pass faster</source>
        <translation>Lässt die Zeit schneller vergehen</translation>
    </message>
    <message>
        <source>Lets time pass more slowly</source>
        <translation>Lässt die Zeit langsamer vergehen</translation>
    </message>
    <message>
        <source>Lets time pass, or stops it</source>
        <translation>Lässt die Zeit vergehen oder hält sie an</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Log text size</source>
        <translation>Textgröße des Logs</translation>
    </message>
    <message>
        <source>Looks for events by kind, server or text</source>
        <translation>Sucht Ereignisse nach Art, Server oder Text</translation>
    </message>
    <message>
        <source>Looks for the shortest run that breaks a safety property without the rules that are off, and plays it</source>
        <translation>Sucht den kürzesten Lauf, der ohne die ausgeschalteten Regeln eine Sicherheitseigenschaft verletzt, und spielt ihn ab</translation>
    </message>
    <message>
        <source>Make it a learner</source>
        <translation>Zum Learner machen</translation>
    </message>
    <message>
        <source>Make it a voter</source>
        <translation>Zum Stimmberechtigten machen</translation>
    </message>
    <message>
        <source>Makes the graph fit again</source>
        <translation>Passt den Graphen wieder ein</translation>
    </message>
    <message>
        <source>Makes the graph larger</source>
        <translation>Vergrößert den Graphen</translation>
    </message>
    <message>
        <source>Makes the graph smaller</source>
        <translation>Verkleinert den Graphen</translation>
    </message>
    <message>
        <source>Membership…</source>
        <translation>Mitgliedschaft…</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>Messages of the selected direction are lost at random, or no longer are</source>
        <translation>Nachrichten der gewählten Richtung gehen zufällig verloren oder nicht mehr</translation>
    </message>
    <message>
        <source>Messages of the selected direction queue up until it is released</source>
        <translation>Nachrichten der gewählten Richtung stauen sich, bis sie freigegeben wird</translation>
    </message>
    <message>
        <source>Messages of the selected direction take 100 ms more, or no longer do</source>
        <translation>Nachrichten der gewählten Richtung brauchen 100 ms länger oder nicht mehr</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>Name des Lesezeichens</translation>
    </message>
    <message>
        <source>Name of the branch</source>
        <translation>Name des Zweigs</translation>
    </message>
    <message>
        <source>New cluster…</source>
        <translation>Neuer Cluster…</translation>
    </message>
    <message>
        <source>Next branch at this time</source>
        <translation>Nächster Zweig zu dieser Zeit</translation>
    </message>
    <message>
        <source>Next important event</source>
        <translation>Nächstes wichtiges Ereignis</translation>
    </message>
    <message>
        <source>Next in the lesson</source>
        <translation>In der Lektion weiter</translation>
    </message>
    <message>
        <source>No extra delay on %1</source>
        <translation>Keine zusätzliche Verzögerung auf %1</translation>
    </message>
    <message>
        <source>No lesson is open; L shows the lessons.</source>
        <translation>Keine Lektion ist geöffnet; L zeigt die Lektionen.</translation>
    </message>
    <message>
        <source>No loss on %1</source>
        <translation>Kein Verlust auf %1</translation>
    </message>
    <message>
        <source>Nothing has been searched for yet.</source>
        <translation>Es wurde noch nach nichts gesucht.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Es ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>Of the canvas, the timeline or the log, whichever has the focus</source>
        <translation>Von Zeichenfläche, Zeitleiste oder Log, je nachdem, was den Fokus hat</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Open lesson…</source>
        <translation>Lektion öffnen…</translation>
    </message>
    <message>
        <source>Open only %1</source>
        <translation>Nur %1 öffnen</translation>
    </message>
    <message>
        <source>Opens a lesson from a file, step by step</source>
        <translation>Öffnet eine Lektion aus einer Datei, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Opens a new cluster and writes down what you do to it, as a lesson that makes the same run again; once more to stop</source>
        <translation>Öffnet einen neuen Cluster und schreibt die Eingriffe mit, als Lektion, die denselben Lauf wieder erzeugt; noch einmal beendet es</translation>
    </message>
    <message>
        <source>Opens every link: no cut, no hold, no extra delay or loss</source>
        <translation>Öffnet jede Verbindung: nicht getrennt, nicht angehalten, keine zusätzliche Verzögerung, kein Verlust</translation>
    </message>
    <message>
        <source>Opens this lesson beside the cluster</source>
        <translation>Öffnet diese Lektion neben dem Cluster</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Partitions the network into groups of servers that cannot hear each other</source>
        <translation>Teilt das Netz in Gruppen von Servern, die einander nicht hören können</translation>
    </message>
    <message>
        <source>Partition…</source>
        <translation>Teilung…</translation>
    </message>
    <message>
        <source>Pause the server</source>
        <translation>Server pausieren</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Plans of lectures, an index of the lessons, a lab sheet, how to write a lesson</source>
        <translation>Vorlesungspläne, ein Verzeichnis der Lektionen, ein Übungsblatt, wie man eine Lektion schreibt</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Wiedergabe starten oder pausieren</translation>
    </message>
    <message>
        <source>Plays until the selected message has arrived or is lost</source>
        <translation>Spielt ab, bis die gewählte Nachricht angekommen oder verloren ist</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Präsentieren</translation>
    </message>
    <message>
        <source>Present first (F5).</source>
        <translation>Zuerst präsentieren (F5).</translation>
    </message>
    <message>
        <source>Present with</source>
        <translation>Präsentieren mit</translation>
    </message>
    <message>
        <source>Previous important event</source>
        <translation>Vorheriges wichtiges Ereignis</translation>
    </message>
    <message>
        <source>Puts a bookmark on the timeline, in the present or the past</source>
        <translation>Setzt ein Lesezeichen in die Zeitleiste, in der Gegenwart oder der Vergangenheit</translation>
    </message>
    <message>
        <source>Puts every panel back to where it was at first</source>
        <translation>Stellt jeden Bereich wieder dorthin, wo er anfangs war</translation>
    </message>
    <message>
        <source>Puts the cursor into the console</source>
        <translation>Setzt den Cursor in die Konsole</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>Trotzdem beenden</translation>
    </message>
    <message>
        <source>Re-draw the timers</source>
        <translation>Wahltimer neu auslosen</translation>
    </message>
    <message>
        <source>Read from the server, linearizable…</source>
        <translation>Vom Server lesen, linearisierbar…</translation>
    </message>
    <message>
        <source>Read from the server, local…</source>
        <translation>Vom Server lesen, lokal…</translation>
    </message>
    <message>
        <source>Read, linearizable</source>
        <translation>Lesen, linearisierbar</translation>
    </message>
    <message>
        <source>Read, local</source>
        <translation>Lesen, lokal</translation>
    </message>
    <message>
        <source>Record as lesson</source>
        <translation>Als Lektion aufzeichnen</translation>
    </message>
    <message>
        <source>Redo: show the later run</source>
        <translation>Wiederherstellen: den späteren Lauf zeigen</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Remove the server</source>
        <translation>Server entfernen</translation>
    </message>
    <message>
        <source>Rename this branch…</source>
        <translation>Diesen Zweig umbenennen…</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung der Bereiche zurücksetzen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Restart the leader</source>
        <translation>Leader neu starten</translation>
    </message>
    <message>
        <source>Resume the server</source>
        <translation>Server fortsetzen</translation>
    </message>
    <message>
        <source>Retry the last write</source>
        <translation>Letztes Schreiben wiederholen</translation>
    </message>
    <message>
        <source>Return to the lesson</source>
        <translation>Zur Lektion zurückkehren</translation>
    </message>
    <message>
        <source>Return to the present</source>
        <translation>Zur Gegenwart zurückkehren</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>Antworten speichern…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Scenario language</source>
        <translation>Szenariosprache</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Select S%1</source>
        <translation>S%1 auswählen</translation>
    </message>
    <message>
        <source>Select a link first: click the line between two servers.</source>
        <translation>Zuerst eine Verbindung auswählen: die Linie zwischen zwei Servern anklicken.</translation>
    </message>
    <message>
        <source>Select a message that is on its way first: click it.</source>
        <translation>Zuerst eine Nachricht auswählen, die unterwegs ist: sie anklicken.</translation>
    </message>
    <message>
        <source>Select the next server</source>
        <translation>Nächsten Server auswählen</translation>
    </message>
    <message>
        <source>Select the previous server</source>
        <translation>Vorherigen Server auswählen</translation>
    </message>
    <message>
        <source>Selects S%1</source>
        <translation>Wählt S%1 aus</translation>
    </message>
    <message>
        <source>Selects the next server</source>
        <translation>Wählt den nächsten Server aus</translation>
    </message>
    <message>
        <source>Selects the previous server</source>
        <translation>Wählt den vorherigen Server aus</translation>
    </message>
    <message>
        <source>Send heartbeats</source>
        <translation>Heartbeats senden</translation>
    </message>
    <message>
        <source>Sends it again under its old number: it is applied once (thesis §6.3)</source>
        <translation>Sendet es noch einmal unter der alten Nummer: Es wird nur einmal angewendet (Dissertation §6.3)</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show the next branch</source>
        <translation>Nächsten Zweig zeigen</translation>
    </message>
    <message>
        <source>Shows a certain time, or the instant after a certain event</source>
        <translation>Zeigt eine bestimmte Zeit oder den Zeitpunkt nach einem bestimmten Ereignis</translation>
    </message>
    <message>
        <source>Shows again the cluster, lesson or file that Undo has put aside</source>
        <translation>Zeigt wieder den Cluster, die Lektion oder die Datei, die Rückgängig beiseitegelegt hat</translation>
    </message>
    <message>
        <source>Shows or hides panels, and the pages of the inspector</source>
        <translation>Zeigt oder versteckt Bereiche und die Seiten des Inspektors</translation>
    </message>
    <message>
        <source>Shows or hides under each server what its store holds</source>
        <translation>Zeigt oder versteckt unter jedem Server, was sein Speicher enthält</translation>
    </message>
    <message>
        <source>Shows the inspector for what is selected; applies a partition that is drawn</source>
        <translation>Zeigt den Inspektor für das Ausgewählte; wendet eine gezeichnete Netzteilung an</translation>
    </message>
    <message>
        <source>Shows the lesson that is open, or the lessons there are</source>
        <translation>Zeigt die geöffnete Lektion oder die vorhandenen Lektionen</translation>
    </message>
    <message>
        <source>Shows the lesson's run again; what you did stays as a branch</source>
        <translation>Zeigt wieder den Lauf der Lektion; die eigenen Eingriffe bleiben als Zweig</translation>
    </message>
    <message>
        <source>Shows the next event; from the present, lets it happen</source>
        <translation>Zeigt das nächste Ereignis; in der Gegenwart lässt es dieses geschehen</translation>
    </message>
    <message>
        <source>Shows the present again</source>
        <translation>Zeigt wieder die Gegenwart</translation>
    </message>
    <message>
        <source>Shows the previous event</source>
        <translation>Zeigt das vorherige Ereignis</translation>
    </message>
    <message>
        <source>Shows the rules of Raft as switches, and what comes of their absence</source>
        <translation>Zeigt die Regeln von Raft als Schalter, und was aus ihrem Fehlen folgt</translation>
    </message>
    <message>
        <source>Shows the safety properties and whether they hold</source>
        <translation>Zeigt die Sicherheitseigenschaften und ob sie gelten</translation>
    </message>
    <message>
        <source>Shows the start of the run</source>
        <translation>Zeigt den Anfang des Laufs</translation>
    </message>
    <message>
        <source>Shows this instant</source>
        <translation>Zeigt diesen Zeitpunkt</translation>
    </message>
    <message>
        <source>Shows this page of the inspector</source>
        <translation>Zeigt diese Seite des Inspektors</translation>
    </message>
    <message>
        <source>Shows this panel, or hides it when it is in front</source>
        <translation>Zeigt diesen Bereich oder versteckt ihn, wenn er vorn ist</translation>
    </message>
    <message>
        <source>Shows this run</source>
        <translation>Zeigt diesen Lauf</translation>
    </message>
    <message>
        <source>Shows what led to what is selected, down to the rule that decided</source>
        <translation>Zeigt, was zum Ausgewählten geführt hat, bis zu der Regel, die entschieden hat</translation>
    </message>
    <message>
        <source>Shows what was a heartbeat interval earlier</source>
        <translation>Zeigt, was ein Heartbeat-Intervall früher war</translation>
    </message>
    <message>
        <source>Shows where a lesson is written, beside the cluster</source>
        <translation>Zeigt neben dem Cluster, wo eine Lektion geschrieben wird</translation>
    </message>
    <message>
        <source>Slow %1 by 100 ms</source>
        <translation>%1 um 100 ms verlangsamen</translation>
    </message>
    <message>
        <source>Slow one direction</source>
        <translation>Eine Richtung verlangsamen</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Snapshot now</source>
        <translation>Jetzt Snapshot anlegen</translation>
    </message>
    <message>
        <source>Speaker notes</source>
        <translation>Vortragsnotizen</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>Scheinwerfer</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Start all servers</source>
        <translation>Alle Server starten</translation>
    </message>
    <message>
        <source>Starts every server that is down and resumes every one that is paused</source>
        <translation>Startet jeden ausgefallenen Server und setzt jeden pausierten fort</translation>
    </message>
    <message>
        <source>Starts over with a new cluster; Undo brings back what is open now</source>
        <translation>Beginnt von vorn mit einem neuen Cluster; Rückgängig bringt das jetzt Geöffnete zurück</translation>
    </message>
    <message>
        <source>Statistics of elections…</source>
        <translation>Wahlstatistik…</translation>
    </message>
    <message>
        <source>Store values</source>
        <translation>Werte im Speicher</translation>
    </message>
    <message>
        <source>Teaching with Raftarium</source>
        <translation>Lehren mit Raftarium</translation>
    </message>
    <message>
        <source>Ten writes to the leader</source>
        <translation>Zehnmal an den Leader schreiben</translation>
    </message>
    <message>
        <source>That link is not there at this instant.</source>
        <translation>Diese Verbindung gibt es zu diesem Zeitpunkt nicht.</translation>
    </message>
    <message>
        <source>The bookmarks of this run; choosing one shows its instant</source>
        <translation>Die Lesezeichen dieses Laufs; eines zu wählen zeigt seinen Zeitpunkt</translation>
    </message>
    <message>
        <source>The canvas alone</source>
        <translation>Die Zeichenfläche allein</translation>
    </message>
    <message>
        <source>The colours of the window</source>
        <translation>Die Farben des Fensters</translation>
    </message>
    <message>
        <source>The election timer of the selected server runs out now (§5.2)</source>
        <translation>Der Wahltimer des gewählten Servers läuft jetzt ab (§5.2)</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on</source>
        <translation>Die Sprache des Fensters, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>The leader stops taking writes and lets that server stand for election at once</source>
        <translation>Der Leader nimmt kein Schreiben mehr an und lässt diesen Server sofort kandidieren</translation>
    </message>
    <message>
        <source>The leader transfers leadership to a certain server (thesis §3.10)</source>
        <translation>Der Leader übergibt die Führung an einen bestimmten Server (Dissertation §3.10)</translation>
    </message>
    <message>
        <source>The leader transfers leadership to the selected server, or to the most up-to-date one (thesis §3.10)</source>
        <translation>Der Leader übergibt die Führung an den gewählten oder den aktuellsten Server (Dissertation §3.10)</translation>
    </message>
    <message>
        <source>The lesson begins here</source>
        <translation>Die Lektion beginnt hier</translation>
    </message>
    <message>
        <source>The lesson ends here</source>
        <translation>Die Lektion endet hier</translation>
    </message>
    <message>
        <source>The lesson is already shown</source>
        <translation>Die Lektion wird bereits gezeigt</translation>
    </message>
    <message>
        <source>The picture stands still while you prepare something</source>
        <translation>Das Bild steht still, während etwas vorbereitet wird</translation>
    </message>
    <message>
        <source>The present of real processes passes at 1×; pause, and the past can be played at any speed.</source>
        <translation>Die Gegenwart echter Prozesse vergeht mit 1×; nach dem Pausieren lässt sich die Vergangenheit in jeder Geschwindigkeit abspielen.</translation>
    </message>
    <message>
        <source>The runs that began together, with the instant at which each parted</source>
        <translation>Die Läufe, die gemeinsam begannen, mit dem Zeitpunkt, an dem jeder abzweigte</translation>
    </message>
    <message>
        <source>The same instant for a lecture hall: large letters, and a presenter remote goes from step to step; Esc leaves</source>
        <translation>Derselbe Zeitpunkt für den Hörsaal: große Schrift, und ein Presenter führt von Schritt zu Schritt; Esc beendet es</translation>
    </message>
    <message>
        <source>The scenario language</source>
        <translation>Die Szenariosprache</translation>
    </message>
    <message>
        <source>The selected leader sends its heartbeats now</source>
        <translation>Der gewählte Leader sendet jetzt seine Heartbeats</translation>
    </message>
    <message>
        <source>The selected message arrives 50 ms later</source>
        <translation>Die gewählte Nachricht kommt 50 ms später an</translation>
    </message>
    <message>
        <source>The selected message arrives now</source>
        <translation>Die gewählte Nachricht kommt jetzt an</translation>
    </message>
    <message>
        <source>The selected message is lost</source>
        <translation>Die gewählte Nachricht geht verloren</translation>
    </message>
    <message>
        <source>The selected message is not on its way at this instant.</source>
        <translation>Die gewählte Nachricht ist zu diesem Zeitpunkt nicht unterwegs.</translation>
    </message>
    <message>
        <source>The selected message waits until you deliver or drop it</source>
        <translation>Die gewählte Nachricht wartet, bis man sie zustellt oder verliert</translation>
    </message>
    <message>
        <source>The selected server (or the leader) answers at once from its own store, however old</source>
        <translation>Der gewählte Server (oder der Leader) antwortet sofort aus dem eigenen Speicher, wie alt der auch ist</translation>
    </message>
    <message>
        <source>The selected server (or the leader) replaces its applied log by a snapshot (§7)</source>
        <translation>Der gewählte Server (oder der Leader) ersetzt sein angewendetes Log durch einen Snapshot (§7)</translation>
    </message>
    <message>
        <source>The selected server and its clock stand still, but it forgets nothing</source>
        <translation>Der gewählte Server und seine Uhr stehen still, aber er vergisst nichts</translation>
    </message>
    <message>
        <source>The selected server counts in every majority from now on (§6)</source>
        <translation>Der gewählte Server zählt ab jetzt in jeder Mehrheit (§6)</translation>
    </message>
    <message>
        <source>The selected server fails and forgets everything that is not on its disk</source>
        <translation>Der gewählte Server fällt aus und vergisst alles, was nicht auf seiner Platte steht</translation>
    </message>
    <message>
        <source>The selected server goes on receiving the log, but votes no more</source>
        <translation>Der gewählte Server erhält weiter das Log, stimmt aber nicht mehr ab</translation>
    </message>
    <message>
        <source>The selected server goes on where it stood still</source>
        <translation>Der gewählte Server macht dort weiter, wo er stehen blieb</translation>
    </message>
    <message>
        <source>The selected server leaves the cluster; it runs on by itself (§6)</source>
        <translation>Der gewählte Server verlässt den Cluster; er läuft für sich weiter (§6)</translation>
    </message>
    <message>
        <source>The selected server starts again with what is on its disk</source>
        <translation>Der gewählte Server startet wieder mit dem, was auf seiner Platte steht</translation>
    </message>
    <message>
        <source>The servers that were started here end with the window.</source>
        <translation>Die hier gestarteten Server enden mit dem Fenster.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>There is no S%1</source>
        <translation>Es gibt keinen S%1</translation>
    </message>
    <message>
        <source>There is no bookmark at this instant.</source>
        <translation>An diesem Zeitpunkt gibt es kein Lesezeichen.</translation>
    </message>
    <message>
        <source>There is no bookmark yet; M puts one.</source>
        <translation>Es gibt noch kein Lesezeichen; M setzt eines.</translation>
    </message>
    <message>
        <source>There is no leader that could transfer leadership</source>
        <translation>Es gibt keinen Leader, der die Führung übergeben könnte</translation>
    </message>
    <message>
        <source>There is no leader to write to.</source>
        <translation>Es gibt keinen Leader, an den man schreiben könnte.</translation>
    </message>
    <message>
        <source>There is no leader, and none has crashed.</source>
        <translation>Es gibt keinen Leader, und keiner ist abgestürzt.</translation>
    </message>
    <message>
        <source>There is no server.</source>
        <translation>Es gibt keinen Server.</translation>
    </message>
    <message>
        <source>There is only one run so far.</source>
        <translation>Es gibt bisher nur einen Lauf.</translation>
    </message>
    <message>
        <source>This is the present.</source>
        <translation>Das ist die Gegenwart.</translation>
    </message>
    <message>
        <source>This is the start.</source>
        <translation>Das ist der Anfang.</translation>
    </message>
    <message>
        <source>This program comes without that page</source>
        <translation>Diesem Programm liegt diese Seite nicht bei</translation>
    </message>
    <message>
        <source>Thousands of elections: how long a cluster is without a leader (Figure 16)</source>
        <translation>Tausende Wahlen: wie lange ein Cluster ohne Leader ist (Abbildung 16)</translation>
    </message>
    <message>
        <source>Time out</source>
        <translation>Wahltimeout auslösen</translation>
    </message>
    <message>
        <source>Time out all (split vote)</source>
        <translation>Alle Wahltimeouts auslösen (geteilte Stimmen)</translation>
    </message>
    <message>
        <source>Timeline text size</source>
        <translation>Textgröße der Zeitleiste</translation>
    </message>
    <message>
        <source>To the next commit, fault or change of leader</source>
        <translation>Zum nächsten Commit, zur nächsten Störung oder zum nächsten Leaderwechsel</translation>
    </message>
    <message>
        <source>To the next event found</source>
        <translation>Zum nächsten gefundenen Ereignis</translation>
    </message>
    <message>
        <source>To the place in the lesson before this one</source>
        <translation>Zur vorherigen Stelle der Lektion</translation>
    </message>
    <message>
        <source>To the previous commit, fault or change of leader</source>
        <translation>Zum vorherigen Commit, zur vorherigen Störung oder zum vorherigen Leaderwechsel</translation>
    </message>
    <message>
        <source>To the previous event found</source>
        <translation>Zum vorherigen gefundenen Ereignis</translation>
    </message>
    <message>
        <source>Transfer leadership</source>
        <translation>Führung übergeben</translation>
    </message>
    <message>
        <source>Transfer leadership to</source>
        <translation>Führung übergeben an</translation>
    </message>
    <message>
        <source>Turns to the next of the runs that began together</source>
        <translation>Wechselt zum nächsten der Läufe, die gemeinsam begannen</translation>
    </message>
    <message>
        <source>Turns to the next of the runs that began together, at the instant shown</source>
        <translation>Wechselt zum nächsten der Läufe, die gemeinsam begannen, am gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What stands beside the canvas while presenting</source>
        <translation>Was beim Präsentieren neben der Zeichenfläche steht</translation>
    </message>
    <message>
        <source>What stands beside the canvas while presenting; it is remembered</source>
        <translation>Was beim Präsentieren neben der Zeichenfläche steht; es wird gemerkt</translation>
    </message>
    <message>
        <source>What you did in this run has not been saved.</source>
        <translation>Die Eingriffe in diesen Lauf sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>When did it become inevitable?</source>
        <translation>Wann wurde es unvermeidlich?</translation>
    </message>
    <message>
        <source>Whether what clients saw is linearizable, and a picture of where it is not</source>
        <translation>Ob linearisierbar ist, was Clients sahen, und ein Bild davon, wo nicht</translation>
    </message>
    <message>
        <source>Who votes, who learns, who leaves: one server, or several by joint consensus (§6)</source>
        <translation>Wer abstimmt, wer lernt, wer ausscheidet: ein Server oder mehrere über eine gemeinsame Konfiguration (§6)</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Write to the leader</source>
        <translation>An den Leader schreiben</translation>
    </message>
    <message>
        <source>Write to the server…</source>
        <translation>An den Server schreiben…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>again forward</source>
        <translation>wieder nochmal vorwärts redo</translation>
    </message>
    <message>
        <source>align timers election</source>
        <translation>ausrichten timer wahl kandidieren election</translation>
    </message>
    <message>
        <source>author source scenario</source>
        <translation>verfassen autor quelltext szenario source</translation>
    </message>
    <message>
        <source>author write scenario macro</source>
        <translation>verfassen schreiben szenario makro mitschneiden macro</translation>
    </message>
    <message>
        <source>back revert before the last action</source>
        <translation>zurück widerrufen vor dem letzten eingriff undo</translation>
    </message>
    <message>
        <source>bookmark %1</source>
        <translation>Lesezeichen %1</translation>
    </message>
    <message>
        <source>branch fork run</source>
        <translation>zweig abzweigen lauf branch fork</translation>
    </message>
    <message>
        <source>cause reason explain</source>
        <translation>ursache grund erklären warum why</translation>
    </message>
    <message>
        <source>client request type put get</source>
        <translation>client anfrage art eingeben put get</translation>
    </message>
    <message>
        <source>clipboard entries</source>
        <translation>zwischenablage einträge clipboard</translation>
    </message>
    <message>
        <source>clipboard image screenshot</source>
        <translation>zwischenablage bild bildschirmfoto screenshot clipboard</translation>
    </message>
    <message>
        <source>clipboard sentence event</source>
        <translation>zwischenablage satz ereignis clipboard</translation>
    </message>
    <message>
        <source>colours colors mode appearance</source>
        <translation>farben farbschema modus aussehen erscheinungsbild theme</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>committet</translation>
    </message>
    <message>
        <source>compact compaction log</source>
        <translation>kompaktieren kompaktierung log verdichten compaction</translation>
    </message>
    <message>
        <source>contents keys state machine</source>
        <translation>inhalt schlüssel zustandsmaschine werte keys</translation>
    </message>
    <message>
        <source>copy double</source>
        <translation>kopie kopieren verdoppeln duplizieren</translation>
    </message>
    <message>
        <source>create start seed setup servers timeout heartbeat</source>
        <translation>erstellen anlegen starten seed einrichten server timeout heartbeat create setup</translation>
    </message>
    <message>
        <source>delay latency link</source>
        <translation>verzögern verzögerung latenz verbindung delay</translation>
    </message>
    <message>
        <source>delete leave member</source>
        <translation>löschen ausscheiden verlassen mitglied remove</translation>
    </message>
    <message>
        <source>demote member nonvoting</source>
        <translation>herabstufen mitglied ohne stimme demote</translation>
    </message>
    <message>
        <source>details show</source>
        <translation>einzelheiten details anzeigen</translation>
    </message>
    <message>
        <source>disconnect partition asymmetric</source>
        <translation>abtrennen netzteilung asymmetrisch einseitig disconnect</translation>
    </message>
    <message>
        <source>disconnect partition drop</source>
        <translation>abtrennen netzteilung unterbrechen disconnect</translation>
    </message>
    <message>
        <source>dock view tab show hide</source>
        <translation>dock ansicht reiter anzeigen verstecken panel</translation>
    </message>
    <message>
        <source>elect election candidate stand</source>
        <translation>wählen wahl kandidat kandidieren election</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>exit close leave</source>
        <translation>schließen verlassen ende exit</translation>
    </message>
    <message>
        <source>explore search violation bug model check</source>
        <translation>erkunden suche verletzung fehler modellprüfung model checking bug</translation>
    </message>
    <message>
        <source>export homework grade</source>
        <translation>exportieren hausaufgabe übungsblatt bewerten benoten</translation>
    </message>
    <message>
        <source>figure 16 histogram distribution timeout compare</source>
        <translation>abbildung 16 histogramm verteilung timeout vergleichen</translation>
    </message>
    <message>
        <source>find look filter</source>
        <translation>finden suchen filter find</translation>
    </message>
    <message>
        <source>first beginning rewind</source>
        <translation>erstes beginn zurückspulen home</translation>
    </message>
    <message>
        <source>fit zoom reset</source>
        <translation>einpassen zoom zurücksetzen reset</translation>
    </message>
    <message>
        <source>font zoom letters</source>
        <translation>schrift zoom buchstaben font</translation>
    </message>
    <message>
        <source>fork switch</source>
        <translation>abzweigen wechseln fork branch</translation>
    </message>
    <message>
        <source>fork switch jump other same</source>
        <translation>abzweigen wechseln springen anderer gleich branch</translation>
    </message>
    <message>
        <source>fork what if</source>
        <translation>abzweigen was wäre wenn fork what if</translation>
    </message>
    <message>
        <source>free play</source>
        <translation>freies spiel eigene versuche</translation>
    </message>
    <message>
        <source>freeze suspend</source>
        <translation>einfrieren anhalten freeze</translation>
    </message>
    <message>
        <source>futures avoid outage probability</source>
        <translation>zukünfte vermeiden ausfall wahrscheinlichkeit futures</translation>
    </message>
    <message>
        <source>get query client request</source>
        <translation>get abfrage lesen client anfrage</translation>
    </message>
    <message>
        <source>get query client request ReadIndex</source>
        <translation>get abfrage lesen client anfrage ReadIndex linearisierbar</translation>
    </message>
    <message>
        <source>get query client request stale</source>
        <translation>get abfrage lesen client anfrage veraltet stale</translation>
    </message>
    <message>
        <source>hand over leader TimeoutNow</source>
        <translation>abgeben übertragen leader wechsel TimeoutNow transfer</translation>
    </message>
    <message>
        <source>join new node</source>
        <translation>beitreten neu knoten join</translation>
    </message>
    <message>
        <source>join new node nonvoting</source>
        <translation>beitreten neu knoten ohne stimme join</translation>
    </message>
    <message>
        <source>joint consensus voters learners configuration change</source>
        <translation>gemeinsame konfiguration stimmberechtigte learner ändern joint consensus</translation>
    </message>
    <message>
        <source>jump seek</source>
        <translation>springen suchen spulen jump</translation>
    </message>
    <message>
        <source>kill stop fail down</source>
        <translation>töten stoppen ausfall absturz kill crash</translation>
    </message>
    <message>
        <source>larger bigger</source>
        <translation>vergrößern größer zoom</translation>
    </message>
    <message>
        <source>layout ring row star</source>
        <translation>layout aufstellung ring reihe stern</translation>
    </message>
    <message>
        <source>lecture course tutorial panel</source>
        <translation>vorlesung kurs einführung tutorial bereich</translation>
    </message>
    <message>
        <source>lecture hall panel</source>
        <translation>hörsaal vorlesung bereich</translation>
    </message>
    <message>
        <source>lecture projector slides full screen beamer</source>
        <translation>vorlesung projektor folien vollbild beamer</translation>
    </message>
    <message>
        <source>lesson scenario lecture</source>
        <translation>lektion szenario vorlesung</translation>
    </message>
    <message>
        <source>linearizability check jepsen porcupine</source>
        <translation>linearisierbarkeit prüfen jepsen porcupine</translation>
    </message>
    <message>
        <source>live end last now</source>
        <translation>live ende letztes jetzt end</translation>
    </message>
    <message>
        <source>load scenario</source>
        <translation>laden szenario datei load</translation>
    </message>
    <message>
        <source>lose delete</source>
        <translation>verlieren löschen verwerfen drop</translation>
    </message>
    <message>
        <source>loss lossy link</source>
        <translation>verlust verlieren verbindung loss</translation>
    </message>
    <message>
        <source>mark flag go to</source>
        <translation>marke markierung gehe zu lesezeichen</translation>
    </message>
    <message>
        <source>mark flag note name</source>
        <translation>marke markierung notiz name lesezeichen</translation>
    </message>
    <message>
        <source>maximise present</source>
        <translation>maximieren präsentieren vollbild</translation>
    </message>
    <message>
        <source>name fork</source>
        <translation>benennen name zweig umbenennen</translation>
    </message>
    <message>
        <source>pace clock idle skip</source>
        <translation>tempo takt uhr leerlauf überspringen</translation>
    </message>
    <message>
        <source>panels docks default restore</source>
        <translation>bereiche docks standard wiederherstellen reset</translation>
    </message>
    <message>
        <source>partition disconnect split</source>
        <translation>netzteilung abtrennen isolieren split</translation>
    </message>
    <message>
        <source>pause stop</source>
        <translation>anhalten pausieren stoppen hold</translation>
    </message>
    <message>
        <source>present draw pointer lecture</source>
        <translation>präsentieren zeichnen zeiger vorlesung</translation>
    </message>
    <message>
        <source>present hold still</source>
        <translation>präsentieren standbild anhalten freeze</translation>
    </message>
    <message>
        <source>present lecture second screen time</source>
        <translation>präsentieren vorlesung zweiter bildschirm zeit notizen</translation>
    </message>
    <message>
        <source>promote member</source>
        <translation>befördern heraufstufen mitglied promote</translation>
    </message>
    <message>
        <source>properties invariants violation</source>
        <translation>eigenschaften invarianten verletzung safety</translation>
    </message>
    <message>
        <source>put set batch client requests</source>
        <translation>put set schreiben stapel mehrere client anfragen</translation>
    </message>
    <message>
        <source>put set client request</source>
        <translation>put set schreiben client anfrage</translation>
    </message>
    <message>
        <source>queue delay link</source>
        <translation>stauen warteschlange verzögern verbindung queue</translation>
    </message>
    <message>
        <source>reference manual help lesson write commands</source>
        <translation>referenz handbuch hilfe lektion schreiben befehle</translation>
    </message>
    <message>
        <source>release</source>
        <translation>freigeben loslassen release</translation>
    </message>
    <message>
        <source>remove fork</source>
        <translation>entfernen löschen zweig branch</translation>
    </message>
    <message>
        <source>remove mark flag</source>
        <translation>entfernen marke markierung</translation>
    </message>
    <message>
        <source>repair reconnect partition join</source>
        <translation>reparieren wiederherstellen verbinden netzteilung heal</translation>
    </message>
    <message>
        <source>repeat again session duplicate client</source>
        <translation>wiederholen nochmal sitzung doppelt client retry</translation>
    </message>
    <message>
        <source>restart all everybody bring up resume</source>
        <translation>neustart alle hochfahren fortsetzen</translation>
    </message>
    <message>
        <source>rules off explore experiment panel</source>
        <translation>regeln aus erkunden experiment versuch bereich</translation>
    </message>
    <message>
        <source>run resume stop continue</source>
        <translation>abspielen laufen fortsetzen stoppen weiter play</translation>
    </message>
    <message>
        <source>search find command</source>
        <translation>suchen finden befehl kommando</translation>
    </message>
    <message>
        <source>search hit</source>
        <translation>suche treffer fundstelle</translation>
    </message>
    <message>
        <source>slow later</source>
        <translation>langsam später verzögern</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>verkleinern kleiner zoom</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>geschwindigkeit tempo speed</translation>
    </message>
    <message>
        <source>split brain disconnect network groups</source>
        <translation>split brain abtrennen netz gruppen teilen partition</translation>
    </message>
    <message>
        <source>spread stagger randomise timeouts</source>
        <translation>verteilen streuen zufällig timeouts staffeln</translation>
    </message>
    <message>
        <source>start up recover</source>
        <translation>starten hochfahren erholen</translation>
    </message>
    <message>
        <source>step continue</source>
        <translation>schritt weiter fortfahren</translation>
    </message>
    <message>
        <source>step next</source>
        <translation>schritt nächster weiter</translation>
    </message>
    <message>
        <source>step previous</source>
        <translation>schritt vorheriger zurück</translation>
    </message>
    <message>
        <source>teaching lecture course manual help</source>
        <translation>lehre unterricht vorlesung kurs handbuch hilfe</translation>
    </message>
    <message>
        <source>the most up-to-date server</source>
        <translation>den aktuellsten Server</translation>
    </message>
    <message>
        <source>translation English German Chinese</source>
        <translation>übersetzung deutsch englisch chinesisch language</translation>
    </message>
    <message>
        <source>unpause continue</source>
        <translation>fortsetzen weitermachen weiterlaufen resume</translation>
    </message>
    <message>
        <source>watch play</source>
        <translation>zusehen verfolgen abspielen</translation>
    </message>
</context>
<context>
    <name>raftarium::CanvasWidget</name>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>event %1 of %2</source>
        <translation>Ereignis %1 von %2</translation>
    </message>
    <message>
        <source>event by event, %1</source>
        <translation>Ereignis für Ereignis, %1</translation>
    </message>
    <message>
        <source>flow %1 → %2: %3 messages a second</source>
        <translation>Fluss %1 → %2: %3 Nachrichten pro Sekunde</translation>
    </message>
    <message>
        <source>live · %1</source>
        <translation>live · %1</translation>
    </message>
    <message>
        <source>looking at the past · %1</source>
        <translation>Blick in die Vergangenheit · %1</translation>
    </message>
    <message>
        <source>manual delivery</source>
        <translation>manuelle Zustellung</translation>
    </message>
    <message>
        <source>paused · %1</source>
        <translation>pausiert · %1</translation>
    </message>
    <message>
        <source>playing %1</source>
        <translation>läuft %1</translation>
    </message>
    <message>
        <source>playing the past %1</source>
        <translation>spielt die Vergangenheit ab %1</translation>
    </message>
</context>
<context>
    <name>raftarium::CaptionBar</name>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
</context>
<context>
    <name>raftarium::ChoiceRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
</context>
<context>
    <name>raftarium::ClientLineEdit</name>
    <message>
        <source>put x 1</source>
        <translation>put x 1</translation>
    </message>
</context>
<context>
    <name>raftarium::ClientRequests</name>
    <message>
        <source> · the first answer again: it is applied once</source>
        <translation> · wieder die erste Antwort: Es wird nur einmal angewendet</translation>
    </message>
    <message>
        <source>Nothing has been written from here yet.</source>
        <translation>Von hier aus wurde noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>There is no leader to ask.</source>
        <translation>Es gibt keinen Leader, den man fragen könnte.</translation>
    </message>
    <message>
        <source>There is no leader to ask; name a server: @2 %1</source>
        <translation>Es gibt keinen Leader, den man fragen könnte; einen Server nennen: @2 %1</translation>
    </message>
    <message>
        <source>again %1 (%2:%3)</source>
        <translation>erneut %1 (%2:%3)</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>Wiederholung</translation>
    </message>
</context>
<context>
    <name>raftarium::ColumnsModel</name>
    <message>
        <source>when</source>
        <translation>wann</translation>
    </message>
    <message>
        <source>when, line</source>
        <translation>wann, Zeile</translation>
    </message>
</context>
<context>
    <name>raftarium::ColumnsPanel</name>
    <message>
        <source>%1 at %2, against %3: %4</source>
        <translation>%1 bei %2, gegenüber %3: %4</translation>
    </message>
    <message>
        <source>%1 at %2, its first event: %3</source>
        <translation>%1 bei %2, sein erstes Ereignis: %3</translation>
    </message>
    <message>
        <source>%1: nothing has happened there yet.</source>
        <translation>%1: Dort ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Events, a column for each server</source>
        <translation>Ereignisse, eine Spalte je Server</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Select a server to see what changed for it.</source>
        <translation>Einen Server auswählen, um zu sehen, was sich für ihn geändert hat.</translation>
    </message>
    <message>
        <source>The next row that holds it</source>
        <translation>Die nächste Zeile, die es enthält</translation>
    </message>
    <message>
        <source>The row before that holds it</source>
        <translation>Die vorherige Zeile, die es enthält</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nichts geändert</translation>
    </message>
    <message>
        <source>searching …</source>
        <translation>sucht …</translation>
    </message>
</context>
<context>
    <name>raftarium::CommandPalette</name>
    <message>
        <source>Go to event %1</source>
        <translation>Zu Ereignis %1 gehen</translation>
    </message>
    <message>
        <source>Go to t = %1</source>
        <translation>Zu t = %1 gehen</translation>
    </message>
    <message>
        <source>Go to which event? For example 12</source>
        <translation>Zu welchem Ereignis? Zum Beispiel 12</translation>
    </message>
    <message>
        <source>Go to which time or event? For example 12.5s, or 340</source>
        <translation>Zu welcher Zeit oder welchem Ereignis? Zum Beispiel 12.5s oder 340</translation>
    </message>
    <message>
        <source>That is no number of an event</source>
        <translation>Das ist keine Ereignisnummer</translation>
    </message>
    <message>
        <source>That is no time, such as 12.5s or 300ms, and no number of an event</source>
        <translation>Das ist weder eine Zeit wie 12.5s oder 300ms noch eine Ereignisnummer</translation>
    </message>
    <message>
        <source>There is no command of that name</source>
        <translation>Es gibt keinen Befehl dieses Namens</translation>
    </message>
    <message>
        <source>Type a command, a time or an event number</source>
        <translation>Befehl, Zeit oder Ereignisnummer eingeben</translation>
    </message>
</context>
<context>
    <name>raftarium::ComparisonAxis</name>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Both runs on one time axis</source>
        <translation>Beide Läufe auf einer Zeitachse</translation>
    </message>
    <message>
        <source>they part here</source>
        <translation>hier trennen sie sich</translation>
    </message>
</context>
<context>
    <name>raftarium::ComparisonTables</name>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Committed entries that differ: %1</source>
        <translation>Verschiedene committete Einträge: %1</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Leaders since then</source>
        <translation>Leader seitdem</translation>
    </message>
    <message>
        <source>none committed</source>
        <translation>keiner committet</translation>
    </message>
</context>
<context>
    <name>raftarium::ComparisonWindow</name>
    <message>
        <source>%1 and %2 – Raftarium</source>
        <translation>%1 und %2 – Raftarium</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1 ist zu Ende</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>First difference</source>
        <translation>Erster Unterschied</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Plays both, or pauses (Space)</source>
        <translation>Spielt beide ab oder pausiert (Leertaste)</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>Zum Ende (Ende)</translation>
    </message>
    <message>
        <source>To the event before, in either run (←)</source>
        <translation>Zum vorherigen Ereignis, in einem der Läufe (←)</translation>
    </message>
    <message>
        <source>To the next event, in either run (→)</source>
        <translation>Zum nächsten Ereignis, in einem der Läufe (→)</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>Zum Anfang (Pos1)</translation>
    </message>
    <message>
        <source>To where the runs part (D)</source>
        <translation>Dorthin, wo die Läufe sich trennen (D)</translation>
    </message>
    <message>
        <source>after %1 events</source>
        <translation>nach %1 Ereignissen</translation>
    </message>
</context>
<context>
    <name>raftarium::Comparisons</name>
    <message>
        <source>A recording…</source>
        <translation>Aufzeichnung…</translation>
    </message>
    <message>
        <source>A seed is a whole number, not “%1”.</source>
        <translation>Ein Seed ist eine ganze Zahl, nicht „%1“.</translation>
    </message>
    <message>
        <source>Another seed…</source>
        <translation>Anderer Seed…</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Compare with a recording</source>
        <translation>Mit einer Aufzeichnung vergleichen</translation>
    </message>
    <message>
        <source>Compare with other settings</source>
        <translation>Mit anderen Einstellungen vergleichen</translation>
    </message>
    <message>
        <source>Compares this run with one in a file</source>
        <translation>Vergleicht diesen Lauf mit einem aus einer Datei</translation>
    </message>
    <message>
        <source>Compares this run with that branch</source>
        <translation>Vergleicht diesen Lauf mit jenem Zweig</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>%1 und %2 werden verglichen</translation>
    </message>
    <message>
        <source>Does the same to a cluster with another seed, and compares</source>
        <translation>Tut dasselbe mit einem Cluster mit anderem Seed und vergleicht</translation>
    </message>
    <message>
        <source>Does the same to a cluster with other settings, and compares</source>
        <translation>Tut dasselbe mit einem Cluster mit anderen Einstellungen und vergleicht</translation>
    </message>
    <message>
        <source>Doing the same again</source>
        <translation>Dasselbe wird noch einmal getan</translation>
    </message>
    <message>
        <source>No cluster can have these settings.</source>
        <translation>Kein Cluster kann diese Einstellungen haben.</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Other settings…</source>
        <translation>Andere Einstellungen…</translation>
    </message>
    <message>
        <source>Recordings and web pages (*.raft.json *.html);;All files (*)</source>
        <translation>Aufzeichnungen und Webseiten (*.raft.json *.html);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Shows this run and another one side by side: where they part, why, and what became of each</source>
        <translation>Zeigt diesen Lauf und einen anderen nebeneinander: wo sie sich trennen, warum, und was aus jedem wurde</translation>
    </message>
    <message>
        <source>The same can be done again only to simulated servers.</source>
        <translation>Dasselbe noch einmal zu tun, geht nur mit simulierten Servern.</translation>
    </message>
    <message>
        <source>This program keeps no recordings.</source>
        <translation>Dieses Programm speichert keine Aufzeichnungen.</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Dieser Lauf</translation>
    </message>
    <message>
        <source>This run cannot be copied: %1</source>
        <translation>Dieser Lauf kann nicht kopiert werden: %1</translation>
    </message>
    <message>
        <source>This run cannot be seen again.</source>
        <translation>Dieser Lauf lässt sich nicht noch einmal ansehen.</translation>
    </message>
    <message>
        <source>difference diff side by side branch</source>
        <translation>unterschied diff nebeneinander zweig vergleich</translation>
    </message>
    <message>
        <source>other settings</source>
        <translation>andere Einstellungen</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
</context>
<context>
    <name>raftarium::ConsoleWidget</name>
    <message>
        <source>  –  %1
     → %2</source>
        <translation>  –  %1
     → %2</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1  → %2</source>
        <translation>%1  → %2</translation>
    </message>
    <message>
        <source>Answers of the cluster</source>
        <translation>Antworten des Clusters</translation>
    </message>
    <message>
        <source>Client request</source>
        <translation>Client-Anfrage</translation>
    </message>
    <message>
        <source>put x 1 · get x · read x · del x · cas x 1 2 · k+=1 · @3 get x</source>
        <translation>put x 1 · get x · read x · del x · cas x 1 2 · k+=1 · @3 get x</translation>
    </message>
</context>
<context>
    <name>raftarium::Curtain</name>
    <message>
        <source>What lies over the picture while presenting</source>
        <translation>Was beim Präsentieren über dem Bild liegt</translation>
    </message>
</context>
<context>
    <name>raftarium::DockHandle</name>
    <message>
        <source>Drag to move, double click to float</source>
        <translation>Ziehen zum Verschieben, Doppelklick zum Ablösen</translation>
    </message>
</context>
<context>
    <name>raftarium::Exports</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>%1 wurde nicht geschrieben: %2</translation>
    </message>
    <message>
        <source>%1 was not written: nothing happens in that time</source>
        <translation>%1 wurde nicht geschrieben: In dieser Zeit geschieht nichts</translation>
    </message>
    <message>
        <source>%1 was not written: this run cannot be seen again</source>
        <translation>%1 wurde nicht geschrieben: Dieser Lauf lässt sich nicht noch einmal ansehen</translation>
    </message>
    <message>
        <source>Animated GIF (*.gif)</source>
        <translation>Animiertes GIF (*.gif)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Film of the cluster…</source>
        <translation>Film des Clusters…</translation>
    </message>
    <message>
        <source>Film of the window…</source>
        <translation>Film des Fensters…</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>MP4 film (*.mp4)</source>
        <translation>MP4-Film (*.mp4)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Numbered pictures (*%04d.png)</source>
        <translation>Nummerierte Bilder (*%04d.png)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>PDF-Seite (*.pdf)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Picture of the cluster…</source>
        <translation>Bild des Clusters…</translation>
    </message>
    <message>
        <source>Picture of the replicated log…</source>
        <translation>Bild des replizierten Logs…</translation>
    </message>
    <message>
        <source>Picture of the timeline…</source>
        <translation>Bild der Zeitleiste…</translation>
    </message>
    <message>
        <source>Picture of the window…</source>
        <translation>Bild des Fensters…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>Saves a drawing with a line for each server and an arrow for each message: of the interval that is marked in the timeline, else of what it shows</source>
        <translation>Speichert eine Zeichnung mit einer Linie je Server und einem Pfeil je Nachricht: vom in der Zeitleiste markierten Intervall, sonst von dem, was sie zeigt</translation>
    </message>
    <message>
        <source>Saves a picture of the logs as PNG, SVG or PDF</source>
        <translation>Speichert ein Bild der Logs als PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>Saves a picture of the servers and messages as PNG, SVG or PDF</source>
        <translation>Speichert ein Bild der Server und Nachrichten als PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>Saves a picture of the window as PNG, SVG or PDF</source>
        <translation>Speichert ein Bild des Fensters als PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>Saves a picture of what the timeline shows as PNG, SVG or PDF</source>
        <translation>Speichert ein Bild dessen, was die Zeitleiste zeigt, als PNG, SVG oder PDF</translation>
    </message>
    <message>
        <source>Saves every event with its sentence as CSV or JSON lines</source>
        <translation>Speichert jedes Ereignis mit seinem Satz als CSV oder JSON-Zeilen</translation>
    </message>
    <message>
        <source>Saves every operation of a client with its outcome as CSV or JSON lines</source>
        <translation>Speichert jede Operation eines Clients mit ihrem Ergebnis als CSV oder JSON-Zeilen</translation>
    </message>
    <message>
        <source>Saves it as WebM, MP4, GIF or numbered pictures: the interval that is marked in the timeline, else the whole run, at the present speed</source>
        <translation>Speichert es als WebM, MP4, GIF oder nummerierte Bilder: das in der Zeitleiste markierte Intervall, sonst den ganzen Lauf, in der jetzigen Geschwindigkeit</translation>
    </message>
    <message>
        <source>Saves the logs as they are at the end of the run as CSV or JSON lines</source>
        <translation>Speichert die Logs, wie sie am Ende des Laufs sind, als CSV oder JSON-Zeilen</translation>
    </message>
    <message>
        <source>Saves what happened in words: leaders, commits, faults, client operations, safety</source>
        <translation>Speichert in Worten, was geschah: Leader, Commits, Störungen, Client-Operationen, Sicherheit</translation>
    </message>
    <message>
        <source>Space–time diagram…</source>
        <translation>Raum-Zeit-Diagramm…</translation>
    </message>
    <message>
        <source>Table of client operations…</source>
        <translation>Tabelle der Client-Operationen…</translation>
    </message>
    <message>
        <source>Table of events…</source>
        <translation>Tabelle der Ereignisse…</translation>
    </message>
    <message>
        <source>Table of log entries…</source>
        <translation>Tabelle der Log-Einträge…</translation>
    </message>
    <message>
        <source>This program keeps no recordings.</source>
        <translation>Dieses Programm speichert keine Aufzeichnungen.</translation>
    </message>
    <message>
        <source>WebM film (*.webm)</source>
        <translation>WebM-Film (*.webm)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>save file image png svg pdf csv json screenshot</source>
        <translation>speichern datei bild png svg pdf csv json screenshot export</translation>
    </message>
    <message>
        <source>save video movie animation gif webm mp4 frames pictures</source>
        <translation>speichern video film animation gif webm mp4 einzelbilder frames export</translation>
    </message>
</context>
<context>
    <name>raftarium::Figure2Page</name>
    <message>
        <source>%1 · event %2</source>
        <translation>%1 · Ereignis %2</translation>
    </message>
    <message>
        <source>1. Refuse a candidate of an earlier term (§5.1).</source>
        <translation>1. Einen Kandidaten einer früheren Amtszeit ablehnen (§5.1).</translation>
    </message>
    <message>
        <source>1. Refuse what comes from an earlier term (§5.1).</source>
        <translation>1. Ablehnen, was aus einer früheren Amtszeit kommt (§5.1).</translation>
    </message>
    <message>
        <source>2. Refuse when the log does not hold the entry before the new ones (§5.3).</source>
        <translation>2. Ablehnen, wenn der Eintrag vor den neuen nicht im Log steht (§5.3).</translation>
    </message>
    <message>
        <source>2. Vote, once a term, for a candidate whose log is at least as up to date (§5.2, §5.4).</source>
        <translation>2. Einmal je Amtszeit für einen Kandidaten stimmen, dessen Log mindestens so aktuell ist (§5.2, §5.4).</translation>
    </message>
    <message>
        <source>3. An entry that conflicts with a new one goes, and all that follow it (§5.3).</source>
        <translation>3. Ein Eintrag, der einem neuen widerspricht, wird entfernt, und alle, die ihm folgen (§5.3).</translation>
    </message>
    <message>
        <source>4. Append the new entries that are not yet there.</source>
        <translation>4. Die neuen Einträge anhängen, die noch nicht da sind.</translation>
    </message>
    <message>
        <source>5. Commit as far as the leader has, but not beyond the last entry compared.</source>
        <translation>5. So weit committen wie der Leader, aber nicht über den letzten verglichenen Eintrag hinaus.</translation>
    </message>
    <message>
        <source>A higher term in any message: take it over and become a follower (§5.1).</source>
        <translation>Eine höhere Amtszeit in irgendeiner Nachricht: sie übernehmen und Follower werden (§5.1).</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>Alle Server</translation>
    </message>
    <message>
        <source>Answer candidates and leaders.</source>
        <translation>Kandidaten und Leadern antworten.</translation>
    </message>
    <message>
        <source>Append a client's command to the own log; answer when it is applied (§5.3).</source>
        <translation>Den Befehl eines Clients an das eigene Log anhängen; antworten, wenn er angewendet ist (§5.3).</translation>
    </message>
    <message>
        <source>AppendEntries: the receiver</source>
        <translation>AppendEntries: der Empfänger</translation>
    </message>
    <message>
        <source>Apply what is committed, in the order of the log (§5.3).</source>
        <translation>Anwenden, was committet ist, in der Reihenfolge des Logs (§5.3).</translation>
    </message>
    <message>
        <source>Begin an election: a new term, a vote for oneself, a fresh timer, and requests to all others.</source>
        <translation>Eine Wahl beginnen: neue Amtszeit, eine Stimme für sich selbst, ein neuer Timer und Anfragen an alle anderen.</translation>
    </message>
    <message>
        <source>Candidates (§5.2)</source>
        <translation>Kandidaten (§5.2)</translation>
    </message>
    <message>
        <source>Commit an entry of the own term that a majority holds, and all before it (§5.3, §5.4).</source>
        <translation>Einen Eintrag der eigenen Amtszeit, den eine Mehrheit hat, committen, und alle davor (§5.3, §5.4).</translation>
    </message>
    <message>
        <source>Figure 2: the rules on a page</source>
        <translation>Abbildung 2: die Regeln auf einer Seite</translation>
    </message>
    <message>
        <source>Followers (§5.2)</source>
        <translation>Follower (§5.2)</translation>
    </message>
    <message>
        <source>Leaders</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>No word of a leader, and no vote given, for an election timeout: become a candidate.</source>
        <translation>Ein Wahltimeout lang nichts von einem Leader gehört und keine Stimme gegeben: Kandidat werden.</translation>
    </message>
    <message>
        <source>On word of the term's leader: become a follower.</source>
        <translation>Bei einer Nachricht vom Leader der Amtszeit: Follower werden.</translation>
    </message>
    <message>
        <source>RequestVote: the receiver</source>
        <translation>RequestVote: der Empfänger</translation>
    </message>
    <message>
        <source>Send each follower the entries from its next index on (§5.3).</source>
        <translation>Jedem Follower die Einträge ab seinem nextIndex senden (§5.3).</translation>
    </message>
    <message>
        <source>Send heartbeats at once and again and again, so that no follower times out (§5.2).</source>
        <translation>Sofort und immer wieder Heartbeats senden, damit bei keinem Follower das Wahltimeout abläuft (§5.2).</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Term, vote and log are on disk before anything is sent that rests on them.</source>
        <translation>Amtszeit, Stimme und Log stehen auf der Platte, bevor etwas gesendet wird, das auf ihnen beruht.</translation>
    </message>
    <message>
        <source>When it has them: move its match index and next index forward.</source>
        <translation>Wenn er sie hat: seinen matchIndex und nextIndex vorrücken.</translation>
    </message>
    <message>
        <source>When it lacks what comes before: move its next index back and try again.</source>
        <translation>Wenn ihm fehlt, was davor kommt: seinen nextIndex zurücksetzen und es erneut versuchen.</translation>
    </message>
    <message>
        <source>When the election takes too long: begin another.</source>
        <translation>Wenn die Wahl zu lange dauert: eine neue beginnen.</translation>
    </message>
    <message>
        <source>With the votes of a majority: become leader.</source>
        <translation>Mit den Stimmen einer Mehrheit: Leader werden.</translation>
    </message>
    <message>
        <source>… and refuse when the vote is already cast or the candidate's log is behind.</source>
        <translation>… und ablehnen, wenn die Stimme vergeben ist oder das Log des Kandidaten zurückliegt.</translation>
    </message>
</context>
<context>
    <name>raftarium::FoundPage</name>
    <message>
        <source>1@2 is the entry with index 1, of term 2.</source>
        <translation>1@2 ist der Eintrag mit Index 1, aus Amtszeit 2.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the rules and the search</source>
        <translation>Zurück zu den Regeln und der Suche</translation>
    </message>
    <message>
        <source>Goes to event %1</source>
        <translation>Geht zu Ereignis %1</translation>
    </message>
    <message>
        <source>Keeps both runs in a file that the window plays</source>
        <translation>Speichert beide Läufe in einer Datei, die das Fenster abspielt</translation>
    </message>
    <message>
        <source>Keeps this run as a scenario that expects the goal</source>
        <translation>Speichert diesen Lauf als Szenario, das das Ziel erwartet</translation>
    </message>
    <message>
        <source>Keeps this run as a scenario: it fails as long as the rule is off</source>
        <translation>Speichert diesen Lauf als Szenario: Es schlägt fehl, solange die Regel ausgeschaltet ist</translation>
    </message>
    <message>
        <source>Next move</source>
        <translation>Nächster Zug</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Plays the run from its first move on</source>
        <translation>Spielt den Lauf vom ersten Zug an ab</translation>
    </message>
    <message>
        <source>Save recording…</source>
        <translation>Aufzeichnung speichern…</translation>
    </message>
    <message>
        <source>Save scenario…</source>
        <translation>Szenario speichern…</translation>
    </message>
    <message>
        <source>Shows the run that was found</source>
        <translation>Zeigt den gefundenen Lauf</translation>
    </message>
    <message>
        <source>Shows what the same moves come to with the rule in force; a message that is not sent then is left out</source>
        <translation>Zeigt, wohin dieselben Züge mit der Regel in Kraft führen; eine Nachricht, die dann nicht gesendet wird, entfällt</translation>
    </message>
    <message>
        <source>The facts that contradict each other</source>
        <translation>Die Fakten, die einander widersprechen</translation>
    </message>
    <message>
        <source>To the end of the move before</source>
        <translation>Zum Ende des vorherigen Zugs</translation>
    </message>
    <message>
        <source>To the end of the next move</source>
        <translation>Zum Ende des nächsten Zugs</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>With the rule</source>
        <translation>Mit der Regel</translation>
    </message>
    <message>
        <source>Without the rule</source>
        <translation>Ohne die Regel</translation>
    </message>
    <message>
        <source>‹ Rules</source>
        <translation>‹ Regeln</translation>
    </message>
    <message>
        <source>✓ With the rule:</source>
        <translation>✓ Mit der Regel:</translation>
    </message>
    <message>
        <source>✕ %1 is violated</source>
        <translation>✕ %1 ist verletzt</translation>
    </message>
</context>
<context>
    <name>raftarium::FuturesChart</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1: %2 of %3 futures end this way</source>
        <translation>%1: %2 von %3 Zukünften enden so</translation>
    </message>
    <message>
        <source>%1: not yet looked at</source>
        <translation>%1: noch nicht untersucht</translation>
    </message>
    <message>
        <source>The share of futures that end alike, over time</source>
        <translation>Der Anteil der Zukünfte, die gleich enden, über der Zeit</translation>
    </message>
</context>
<context>
    <name>raftarium::FuturesPanel</name>
    <message>
        <source> futures each</source>
        <translation> Zukünfte je Zeitpunkt</translation>
    </message>
    <message>
        <source>%1 is violated</source>
        <translation>%1 ist verletzt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled: not all futures were looked at.</source>
        <translation>Abgebrochen: Nicht alle Zukünfte wurden untersucht.</translation>
    </message>
    <message>
        <source>From %1 on none of these futures avoids it.</source>
        <translation>Ab %1 vermeidet es keine dieser Zukünfte.</translation>
    </message>
    <message>
        <source>Futures are being looked at</source>
        <translation>Zukünfte werden bereits untersucht</translation>
    </message>
    <message>
        <source>Futures from each instant</source>
        <translation>Zukünfte von jedem Zeitpunkt aus</translation>
    </message>
    <message>
        <source>How many futures were looked at</source>
        <translation>Wie viele Zukünfte untersucht wurden</translation>
    </message>
    <message>
        <source>Living through the run again …</source>
        <translation>Der Lauf wird noch einmal durchlebt …</translation>
    </message>
    <message>
        <source>Look at the futures</source>
        <translation>Zukünfte untersuchen</translation>
    </message>
    <message>
        <source>No time has passed in this run: nothing in it was left to chance</source>
        <translation>In diesem Lauf ist keine Zeit vergangen: Nichts darin war dem Zufall überlassen</translation>
    </message>
    <message>
        <source>Only a simulation can go on in another way</source>
        <translation>Nur eine Simulation kann auf andere Weise weitergehen</translation>
    </message>
    <message>
        <source>The run ends at %1: %2. The columns: how many futures from there end this way.</source>
        <translation>Der Lauf endet bei %1: %2. Die Säulen: wie viele Zukünfte von dort aus so enden.</translation>
    </message>
    <message>
        <source>Up to the last of these instants it could still be avoided.</source>
        <translation>Bis zum letzten dieser Zeitpunkte ließ es sich noch vermeiden.</translation>
    </message>
    <message>
        <source>When did it become inevitable? The run goes on with other chances from instants along it, and it is counted how many futures end as it does.</source>
        <translation>Wann wurde es unvermeidlich? Der Lauf geht von Zeitpunkten entlang des Wegs aus mit anderem Zufall weiter, und es wird gezählt, wie viele Zukünfte enden wie er.</translation>
    </message>
    <message>
        <source>a server leads</source>
        <translation>ein Server führt</translation>
    </message>
    <message>
        <source>no server leads</source>
        <translation>kein Server führt</translation>
    </message>
</context>
<context>
    <name>raftarium::Handbook</name>
    <message>
        <source>Search this page</source>
        <translation>Diese Seite durchsuchen</translation>
    </message>
    <message>
        <source>Search this page; Enter finds the next place</source>
        <translation>Diese Seite durchsuchen; Eingabe findet die nächste Stelle</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>raftarium::HistoryPage</name>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 found …</source>
        <translation>%1 gefunden …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>Alle Server</translation>
    </message>
    <message>
        <source>Filter the events by text</source>
        <translation>Die Ereignisse nach Text filtern</translation>
    </message>
    <message>
        <source>Filter: S3 refuses</source>
        <translation>Filter: S3 verweigert</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Art des Ereignisses</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Shows what led to the selected event and the rule that decided</source>
        <translation>Zeigt, was zum gewählten Ereignis geführt hat, und die Regel, die entschieden hat</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
</context>
<context>
    <name>raftarium::HistoryView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>No event passes the filter.</source>
        <translation>Kein Ereignis passt zum Filter.</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Es ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>Ereignis %1</translation>
    </message>
    <message>
        <source>event %1 · %2</source>
        <translation>Ereignis %1 · %2</translation>
    </message>
</context>
<context>
    <name>raftarium::HistoryWindow</name>
    <message>
        <source> (cancelled)</source>
        <translation> (abgebrochen)</translation>
    </message>
    <message>
        <source>%1 has no operations: no client has asked anything.</source>
        <translation>%1 enthält keine Operationen: Kein Client hat etwas angefragt.</translation>
    </message>
    <message>
        <source>%1 is undecided%2, key “%3”: an order of %4 of its %5 operations was found.</source>
        <translation>%1 ist unentschieden%2, Schlüssel „%3“: Eine Reihenfolge für %4 der %5 Operationen wurde gefunden.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Could one store, asked by one client after the other, have given all the answers? Judge the run shown, or a history of Jepsen, porcupine or raftctl.</source>
        <translation>Könnte ein einziger Speicher, von einem Client nach dem anderen gefragt, alle Antworten gegeben haben? Beurteilt wird der gezeigte Lauf oder eine Historie von Jepsen, porcupine oder raftctl.</translation>
    </message>
    <message>
        <source>Ends the search; says how far it came</source>
        <translation>Beendet die Suche; sagt, wie weit sie kam</translation>
    </message>
    <message>
        <source>Histories of clients</source>
        <translation>Historien von Clients</translation>
    </message>
    <message>
        <source>How much of the history is decided</source>
        <translation>Wie viel von der Historie entschieden ist</translation>
    </message>
    <message>
        <source>Judge this run</source>
        <translation>Diesen Lauf beurteilen</translation>
    </message>
    <message>
        <source>Judges a history in a file</source>
        <translation>Beurteilt eine Historie aus einer Datei</translation>
    </message>
    <message>
        <source>Judging …</source>
        <translation>Wird beurteilt …</translation>
    </message>
    <message>
        <source>Open history…</source>
        <translation>Historie öffnen…</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save SVG…</source>
        <translation>SVG speichern…</translation>
    </message>
    <message>
        <source>Saves the picture</source>
        <translation>Speichert das Bild</translation>
    </message>
    <message>
        <source>The run shown</source>
        <translation>Der gezeigte Lauf</translation>
    </message>
    <message>
        <source>What the clients of the run shown saw</source>
        <translation>Was die Clients des gezeigten Laufs sahen</translation>
    </message>
    <message>
        <source>✓ %1 is linearizable: %2 operations.</source>
        <translation>✓ %1 ist linearisierbar: %2 Operationen.</translation>
    </message>
    <message>
        <source>✕ %1 is not linearizable, key “%2”: %3. Dots: the order found, up to the contradiction.</source>
        <translation>✕ %1 ist nicht linearisierbar, Schlüssel „%2“: %3. Punkte: die gefundene Reihenfolge, bis zum Widerspruch.</translation>
    </message>
</context>
<context>
    <name>raftarium::InspectorWidget</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Pages of the inspector</source>
        <translation>Seiten des Inspektors</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>raftarium::LabPanel</name>
    <message>
        <source>%1. Leave the real servers and search again to see it.</source>
        <translation>%1. Um es zu sehen, die echten Server verlassen und erneut suchen.</translation>
    </message>
    <message>
        <source>No run of up to %1 moves reaches “%6” %2: %3 states in %4 s; %5.</source>
        <translation>Kein Lauf von bis zu %1 Zügen erreicht %2 „%6“: %3 Zustände in %4 s; %5.</translation>
    </message>
    <message>
        <source>No run of up to %1 moves violates a property %2: %3 states in %4 s; %5.</source>
        <translation>Kein Lauf von bis zu %1 Zügen verletzt %2 eine Eigenschaft: %3 Zustände in %4 s; %5.</translation>
    </message>
    <message>
        <source>No run so far reaches “%5” %1: %2 states in %3 s; %4.</source>
        <translation>Bisher erreicht kein Lauf „%5“ %1: %2 Zustände in %3 s; %4.</translation>
    </message>
    <message>
        <source>No run so far violates a property %1: %2 states in %3 s; %4.</source>
        <translation>Bisher verletzt kein Lauf eine Eigenschaft %1: %2 Zustände in %3 s; %4.</translation>
    </message>
    <message>
        <source>No search can begin at this instant.</source>
        <translation>An diesem Zeitpunkt kann keine Suche beginnen.</translation>
    </message>
    <message>
        <source>Only a simulation can go on in another way</source>
        <translation>Nur eine Simulation kann auf andere Weise weitergehen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>found run</source>
        <translation>gefundener Lauf</translation>
    </message>
    <message>
        <source>more states than the window may remember</source>
        <translation>mehr Zustände, als das Fenster sich merken darf</translation>
    </message>
    <message>
        <source>no run is longer</source>
        <translation>es gibt keine längeren Läufe</translation>
    </message>
    <message>
        <source>the time is over</source>
        <translation>die Zeit ist um</translation>
    </message>
    <message>
        <source>with every rule</source>
        <translation>mit jeder Regel</translation>
    </message>
    <message>
        <source>with every rule in force</source>
        <translation>mit allen Regeln in Kraft</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>· %1: all there are, %2 states</source>
        <translation>· %1: alle, die es gibt, %2 Zustände</translation>
    </message>
    <message>
        <source>· %1: not looked at</source>
        <translation>· %1: nicht betrachtet</translation>
    </message>
    <message>
        <source>· %1: up to %2 moves, %3 states</source>
        <translation>· %1: bis zu %2 Züge, %3 Zustände</translation>
    </message>
    <message>
        <source>✕ The goal: %1.</source>
        <translation>✕ Das Ziel: %1.</translation>
    </message>
</context>
<context>
    <name>raftarium::Laboratory</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>Zukünfte</translation>
    </message>
    <message>
        <source>Histories (*.jsonl *.json *.edn *.log *.txt);;All files (*)</source>
        <translation>Historien (*.jsonl *.json *.edn *.log *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Open history</source>
        <translation>Historie öffnen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 wurde gespeichert</translation>
    </message>
    <message>
        <source>Scenarios (*.md)</source>
        <translation>Szenarien (*.md)</translation>
    </message>
</context>
<context>
    <name>raftarium::Lectures</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1: nicht lesbar: %2</translation>
    </message>
    <message>
        <source>Answers (*.json)</source>
        <translation>Antworten (*.json)</translation>
    </message>
    <message>
        <source>Figure 2</source>
        <translation>Abbildung 2</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Lesson editor</source>
        <translation>Lektionseditor</translation>
    </message>
    <message>
        <source>Lessons and scenarios (*.md);;All files (*)</source>
        <translation>Lektionen und Szenarien (*.md);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>Lektion öffnen</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>Antworten speichern</translation>
    </message>
    <message>
        <source>Save lesson</source>
        <translation>Lektion speichern</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
</context>
<context>
    <name>raftarium::Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>raftarium::LegendWindow</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonContents</name>
    <message>
        <source>%1 of %2 · %3  ▾</source>
        <translation>%1 von %2 · %3  ▾</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>Schritte der Lektion</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonEditor</name>
    <message>
        <source>
## And then

```raft
</source>
        <translation>
## Und dann

```raft
</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 has changed on disk and was read again.</source>
        <translation>%1 hat sich auf der Platte geändert und wurde neu gelesen.</translation>
    </message>
    <message>
        <source>%1 has changed on disk; Open shows it, Save writes over it.</source>
        <translation>%1 hat sich auf der Platte geändert; Öffnen zeigt es, Speichern überschreibt es.</translation>
    </message>
    <message>
        <source>---
title: A new lesson
minutes: 5
---

## What happens

Write here what there is to see.

```raft
</source>
        <translation>---
title: Eine neue Lektion
minutes: 5
---

## Was geschieht

Hier beschreiben, was zu sehen ist.

```raft
</translation>
    </message>
    <message>
        <source>Another lesson</source>
        <translation>Eine andere Lektion</translation>
    </message>
    <message>
        <source>It takes too long to come to this line.</source>
        <translation>Es dauert zu lange, bis zu dieser Zeile zu kommen.</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>Zeile %1: </translation>
    </message>
    <message>
        <source>No cluster is set up before this line.</source>
        <translation>Vor dieser Zeile ist kein Cluster eingerichtet.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Opens a new cluster and writes down what you do to it</source>
        <translation>Öffnet einen neuen Cluster und schreibt die Eingriffe mit</translation>
    </message>
    <message>
        <source>Opens what is written as a lesson, step by step</source>
        <translation>Öffnet das Geschriebene als Lektion, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Prose, and commands between ```raft and ```:

```raft
cluster 3
elect 1
```

Ctrl+Space completes a word; Help → Scenario language explains all of them. Record writes down what you do.</source>
        <translation>Text, und Befehle zwischen ```raft und ```:

```raft
cluster 3
elect 1
```

Strg+Leertaste ergänzt ein Wort; Hilfe → Szenariosprache erklärt alle. Aufzeichnen schreibt mit, was Sie tun.</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Run to here</source>
        <translation>Bis hier ausführen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Shows the cluster after the commands up to the line of the cursor</source>
        <translation>Zeigt den Cluster nach den Befehlen bis zur Zeile des Cursors</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>The lesson's source</source>
        <translation>Der Quelltext der Lektion</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Writes it to a file</source>
        <translation>Schreibt sie in eine Datei</translation>
    </message>
    <message>
        <source>new lesson</source>
        <translation>neue Lektion</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonList</name>
    <message>
        <source>After that</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>For experts</source>
        <translation>Für Experten</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Für den Anfang</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonPanel</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Closes this lesson and shows all</source>
        <translation>Schließt diese Lektion und zeigt alle</translation>
    </message>
    <message>
        <source>Goes on; while something is being shown, to its end  [PgDown]</source>
        <translation>Geht weiter; während etwas vorgeführt wird, zu dessen Ende  [Bild ab]</translation>
    </message>
    <message>
        <source>Keeps your answers in a file that raftctl can mark</source>
        <translation>Speichert die Antworten in einer Datei, die raftctl bewerten kann</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Return to the lesson</source>
        <translation>Zur Lektion zurückkehren</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>Antworten speichern…</translation>
    </message>
    <message>
        <source>Shows the lesson's run again; what you did stays as a branch</source>
        <translation>Zeigt wieder den Lauf der Lektion; die eigenen Eingriffe bleiben als Zweig</translation>
    </message>
    <message>
        <source>To the place before  [PgUp]</source>
        <translation>Zur vorherigen Stelle  [Bild auf]</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonPlayer</name>
    <message>
        <source>lesson</source>
        <translation>Lektion</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonRecorder</name>
    <message>
        <source># cannot be said: %1</source>
        <translation># lässt sich nicht sagen: %1</translation>
    </message>
</context>
<context>
    <name>raftarium::LogGridWidget</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1@%2 · %3</source>
        <translation>%1@%2 · %3</translation>
    </message>
    <message>
        <source>Replicated log</source>
        <translation>Repliziertes Log</translation>
    </message>
    <message>
        <source>Scroll the log</source>
        <translation>Log blättern</translation>
    </message>
</context>
<context>
    <name>raftarium::MainWindow</name>
    <message>
        <source>About Raftarium</source>
        <translation>Über Raftarium</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Leaves what is open, then selects nothing</source>
        <translation>Verlässt, was offen ist, und hebt dann die Auswahl auf</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Lists every key</source>
        <translation>Listet jede Taste auf</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Nichts zu „%1“ gefunden.</translation>
    </message>
    <message>
        <source>Raftarium %1, a laboratory for the Raft consensus algorithm</source>
        <translation>Raftarium %1, ein Labor für den Konsensalgorithmus Raft</translation>
    </message>
    <message>
        <source>Says which version this is</source>
        <translation>Sagt, welche Version dies ist</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>What every shape and colour means</source>
        <translation>Was jede Form und Farbe bedeutet</translation>
    </message>
    <message>
        <source>deselect clear escape</source>
        <translation>abwählen leeren nichts escape</translation>
    </message>
    <message>
        <source>key symbols marks shapes colours</source>
        <translation>zeichen symbole formen farben bedeutung</translation>
    </message>
    <message>
        <source>keys shortcuts help</source>
        <translation>tasten tastenkürzel kurzbefehle hilfe shortcuts</translation>
    </message>
    <message>
        <source>version</source>
        <translation>version über info about</translation>
    </message>
</context>
<context>
    <name>raftarium::MembershipPanel</name>
    <message>
        <source>%1, new</source>
        <translation>%1, neu</translation>
    </message>
    <message>
        <source>A cluster needs at least one voter</source>
        <translation>Ein Cluster braucht mindestens einen Stimmberechtigten</translation>
    </message>
    <message>
        <source>By &amp;joint consensus in any case</source>
        <translation>In jedem Fall über eine &amp;gemeinsame Konfiguration</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Joint consensus: until the change is committed, %1 of the %2 old voters and %3 of the %4 new ones must agree (§6).</source>
        <translation>Gemeinsame Konfiguration: Bis die Änderung committet ist, müssen %1 der %2 alten Stimmberechtigten und %3 der %4 neuen zustimmen (§6).</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Mitgliedschaft</translation>
    </message>
    <message>
        <source>No voter changes: one step is enough.</source>
        <translation>Kein Stimmberechtigter ändert sich: Ein Schritt genügt.</translation>
    </message>
    <message>
        <source>One voter changes: any two majorities overlap, so one step is enough (§6).</source>
        <translation>Ein Stimmberechtigter ändert sich: Je zwei Mehrheiten überschneiden sich, also genügt ein Schritt (§6).</translation>
    </message>
    <message>
        <source>The old and the new majority are both needed until the change is committed (§6)</source>
        <translation>Bis die Änderung committet ist, braucht es die alte und die neue Mehrheit (§6)</translation>
    </message>
    <message>
        <source>This is the membership as it is</source>
        <translation>Das ist die jetzige Mitgliedschaft</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>Learner</translation>
    </message>
    <message>
        <source>not a member</source>
        <translation>kein Mitglied</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>voter</source>
        <translation>Stimmberechtigter</translation>
    </message>
</context>
<context>
    <name>raftarium::MessagePage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>A copy arrives now; the message stays</source>
        <translation>Eine Kopie kommt jetzt an; die Nachricht bleibt</translation>
    </message>
    <message>
        <source>Click a message or a link on the canvas, an arrow in the timeline, or an event in the history.</source>
        <translation>Eine Nachricht oder Verbindung auf der Zeichenfläche, einen Pfeil in der Zeitleiste oder ein Ereignis im Verlauf anklicken.</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>%1 trennen</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögern</translation>
    </message>
    <message>
        <source>Deliver now</source>
        <translation>Jetzt zustellen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verlieren</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Everything sent this way is lost</source>
        <translation>Alles, was in diese Richtung gesendet wird, geht verloren</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>It arrives 50 ms later</source>
        <translation>Sie kommt 50 ms später an</translation>
    </message>
    <message>
        <source>It arrives at once</source>
        <translation>Sie kommt sofort an</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>Sie geht verloren</translation>
    </message>
    <message>
        <source>It waits until you deliver or drop it</source>
        <translation>Sie wartet, bis man sie zustellt oder verliert</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Messages pass again</source>
        <translation>Nachrichten kommen wieder durch</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Keine Nachricht ausgewählt</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Shows what led to it and the rule that decided</source>
        <translation>Zeigt, was dazu geführt hat, und die Regel, die entschieden hat</translation>
    </message>
    <message>
        <source>Snapshots travel in pieces; the receiver asks for the next one (§7).</source>
        <translation>Snapshots reisen in Teilen; der Empfänger verlangt den nächsten (§7).</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>Teil</translation>
    </message>
</context>
<context>
    <name>raftarium::NetworkPanel</name>
    <message>
        <source> Election timeouts are drawn from %1–%2 ms, heartbeats come every %3 ms: chosen for a new cluster.</source>
        <translation> Wahltimeouts werden aus %1–%2 ms gezogen, Heartbeats kommen alle %3 ms: Das wird für einen neuen Cluster gewählt.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>A message takes %1–%2 ms; %3 % are lost, %4 % arrive twice. A write to a disk takes %5–%6 ms.</source>
        <translation>Eine Nachricht braucht %1–%2 ms; %3 % gehen verloren, %4 % kommen doppelt an. Ein Schreibvorgang auf eine Platte braucht %5–%6 ms.</translation>
    </message>
    <message>
        <source>A write to a disk takes %1 ms, mostly %2–%3 ms.</source>
        <translation>Ein Schreibvorgang auf eine Platte braucht %1 ms, meist %2–%3 ms.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>Verdopplung</translation>
    </message>
    <message>
        <source>Every message takes %1 ms longer; %2 % are lost.</source>
        <translation>Jede Nachricht braucht %1 ms länger; %2 % gehen verloren.</translation>
    </message>
    <message>
        <source>Least disk time</source>
        <translation>Kleinste Plattenzeit</translation>
    </message>
    <message>
        <source>Least latency</source>
        <translation>Kleinste Latenz</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Measured: a round trip takes %1 ms.</source>
        <translation>Gemessen: Hin und zurück dauert es %1 ms.</translation>
    </message>
    <message>
        <source>Most disk time</source>
        <translation>Größte Plattenzeit</translation>
    </message>
    <message>
        <source>Most latency</source>
        <translation>Größte Latenz</translation>
    </message>
    <message>
        <source>No message is kept back or lost on purpose.</source>
        <translation>Nichts wird absichtlich zurückgehalten, nichts geht absichtlich verloren.</translation>
    </message>
</context>
<context>
    <name>raftarium::NodePage</name>
    <message>
        <source>State of the server</source>
        <translation>Zustand des Servers</translation>
    </message>
</context>
<context>
    <name>raftarium::Panels</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Network and disks</source>
        <translation>Netz und Platten</translation>
    </message>
    <message>
        <source>Replicated log</source>
        <translation>Repliziertes Log</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>raftarium::PatternPanel</name>
    <message>
        <source>* stands for anything; {term} {mterm} {other} {prev} {prevterm} {last} {lastterm} {match} {count} {commit} {applied} {end} {any} take a number or a server.</source>
        <translation>* steht für alles; {term} {mterm} {other} {prev} {prevterm} {last} {lastterm} {match} {count} {commit} {applied} {end} {any} stehen für eine Zahl oder einen Server.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Keep and read again</source>
        <translation>Speichern und neu lesen</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Logs</translation>
    </message>
    <message>
        <source>Of the first %1 lines, %2 match a pattern, %3 match none, and %4 name no server.</source>
        <translation>Von den ersten %1 Zeilen passen %2 zu einem Muster, %3 zu keinem, und %4 nennen keinen Server.</translation>
    </message>
    <message>
        <source>Only lines that no pattern matches</source>
        <translation>Nur Zeilen, zu denen kein Muster passt</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Puts back the patterns that come with the program</source>
        <translation>Stellt die mitgelieferten Muster wieder her</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The first pattern that fits a line counts</source>
        <translation>Das erste Muster, das zu einer Zeile passt, zählt</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Usual table</source>
        <translation>Standardtabelle</translation>
    </message>
    <message>
        <source>Writes the table to %1 and reads the log with it</source>
        <translation>Schreibt die Tabelle nach %1 und liest das Log damit</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>erteilt</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>role then</source>
        <translation>Rolle danach</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>vote then</source>
        <translation>Stimme danach</translation>
    </message>
    <message>
        <source>✕ %1</source>
        <translation>✕ %1</translation>
    </message>
</context>
<context>
    <name>raftarium::Player</name>
    <message>
        <source>Nothing happens by itself any more: every server is down or stopped</source>
        <translation>Von selbst geschieht nichts mehr: Jeder Server ist ausgefallen oder angehalten</translation>
    </message>
    <message>
        <source>The lesson goes on with its next step; press F to try what happens from here</source>
        <translation>Die Lektion geht mit ihrem nächsten Schritt weiter; F probiert aus, was von hier an geschieht</translation>
    </message>
    <message>
        <source>The recording ends here; press F to continue from here in simulation</source>
        <translation>Die Aufzeichnung endet hier; F setzt sie von hier an in der Simulation fort</translation>
    </message>
    <message>
        <source>The trace ends here; Home shows its beginning</source>
        <translation>Der Trace endet hier; Pos1 zeigt seinen Anfang</translation>
    </message>
    <message>
        <source>With manual delivery nothing happens by itself: deliver a message or let a timer run out</source>
        <translation>Bei manueller Zustellung geschieht nichts von selbst: eine Nachricht zustellen oder einen Timer ablaufen lassen</translation>
    </message>
    <message>
        <source>With manual delivery there is no clock: → and ← go from event to event</source>
        <translation>Bei manueller Zustellung gibt es keine Uhr: → und ← gehen von Ereignis zu Ereignis</translation>
    </message>
</context>
<context>
    <name>raftarium::Presentation</name>
    <message>
        <source>Nothing has been decided yet</source>
        <translation>Es ist noch nichts entschieden</translation>
    </message>
</context>
<context>
    <name>raftarium::ProcessCluster</name>
    <message>
        <source>1 to %1 servers can be started as processes, not %2; a simulation takes up to 64.</source>
        <translation>Als Prozesse können 1 bis %1 Server gestartet werden, nicht %2; eine Simulation erlaubt bis zu 64.</translation>
    </message>
    <message>
        <source>Name the address of at least one server, such as http://localhost:8001.</source>
        <translation>Die Adresse mindestens eines Servers angeben, etwa http://localhost:8001.</translation>
    </message>
    <message>
        <source>Only a simulation can do that; these are real processes.</source>
        <translation>Das kann nur eine Simulation; dies sind echte Prozesse.</translation>
    </message>
    <message>
        <source>Only processes that this window has started can be stopped, restarted or let go on.</source>
        <translation>Nur Prozesse, die dieses Fenster gestartet hat, können angehalten, neu gestartet oder fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Processes join in the order of their numbers: the next one is S%1.</source>
        <translation>Prozesse kommen in der Reihenfolge ihrer Nummern hinzu: Der nächste ist S%1.</translation>
    </message>
    <message>
        <source>Real processes run by the clock.</source>
        <translation>Echte Prozesse laufen nach der Uhr.</translation>
    </message>
    <message>
        <source>S%1 does not run; start it with raftnode --join first.</source>
        <translation>S%1 läuft nicht; zuerst mit raftnode --join starten.</translation>
    </message>
    <message>
        <source>S%1 was started without --allow-faults.</source>
        <translation>S%1 wurde ohne --allow-faults gestartet.</translation>
    </message>
    <message>
        <source>The API of raftnode changes one member at a time; a joint change needs a simulation.</source>
        <translation>Die API von raftnode ändert ein Mitglied nach dem anderen; eine Änderung über eine gemeinsame Konfiguration braucht eine Simulation.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>In den Ordner %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The token file %1 cannot be read.</source>
        <translation>Die Token-Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is no raftnode beside this program or on the PATH; build it, or install it.</source>
        <translation>Weder neben diesem Programm noch im PATH gibt es ein raftnode; es muss gebaut oder installiert werden.</translation>
    </message>
    <message>
        <source>These are real processes: only a simulation can do that.</source>
        <translation>Dies sind echte Prozesse: Das kann nur eine Simulation.</translation>
    </message>
    <message>
        <source>What came earlier is no longer available.</source>
        <translation>Was früher kam, ist nicht mehr verfügbar.</translation>
    </message>
</context>
<context>
    <name>raftarium::ProcessMode</name>
    <message>
        <source>%1: everything came as the scenario says.</source>
        <translation>%1: Alles kam, wie das Szenario es sagt.</translation>
    </message>
    <message>
        <source>A simulation goes on from this instant of the real processes: what if?  [F]</source>
        <translation>Eine Simulation geht von diesem Zeitpunkt der echten Prozesse aus weiter: Was wäre, wenn?  [F]</translation>
    </message>
    <message>
        <source>Continue in simulation</source>
        <translation>In der Simulation fortsetzen</translation>
    </message>
    <message>
        <source>Copied: paste it in a terminal, then raftctl and curl -H "Authorization: Bearer $RAFT_TOKEN" reach these servers.</source>
        <translation>Kopiert: in ein Terminal einfügen, dann erreichen raftctl und curl -H "Authorization: Bearer $RAFT_TOKEN" diese Server.</translation>
    </message>
    <message>
        <source>Copies a line that tells a shell where the servers are, and their token: paste it before raftctl or curl</source>
        <translation>Kopiert eine Zeile, die einer Shell sagt, wo die Server sind und wie ihr Token lautet: vor raftctl oder curl einfügen</translation>
    </message>
    <message>
        <source>Copy for the terminal</source>
        <translation>Für das Terminal kopieren</translation>
    </message>
    <message>
        <source>Ends the servers that were started here, and goes back to a simulation</source>
        <translation>Beendet die hier gestarteten Server und kehrt zu einer Simulation zurück</translation>
    </message>
    <message>
        <source>Leave the processes</source>
        <translation>Prozesse verlassen</translation>
    </message>
    <message>
        <source>No processes are shown.</source>
        <translation>Es werden keine Prozesse gezeigt.</translation>
    </message>
    <message>
        <source>No running processes are shown.</source>
        <translation>Es werden keine laufenden Prozesse gezeigt.</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Real processes are not available: this program only simulates.</source>
        <translation>Echte Prozesse sind nicht verfügbar: Dieses Programm simuliert nur.</translation>
    </message>
    <message>
        <source>Real processes…</source>
        <translation>Echte Prozesse…</translation>
    </message>
    <message>
        <source>Starts servers as real processes on this machine, or watches some that run already</source>
        <translation>Startet Server als echte Prozesse auf diesem Rechner oder beobachtet solche, die schon laufen</translation>
    </message>
    <message>
        <source>This is a simulation already.</source>
        <translation>Dies ist bereits eine Simulation.</translation>
    </message>
    <message>
        <source>fork branch</source>
        <translation>abzweigen zweig was wäre wenn fork branch</translation>
    </message>
    <message>
        <source>shell clipboard curl raftctl token</source>
        <translation>shell zwischenablage curl raftctl token</translation>
    </message>
    <message>
        <source>start attach live raftnode</source>
        <translation>starten verbinden anhängen live raftnode attach</translation>
    </message>
    <message>
        <source>stop end detach</source>
        <translation>stoppen beenden trennen detach</translation>
    </message>
</context>
<context>
    <name>raftarium::ProcessPanel</name>
    <message>
        <source>%1 ms, for a lecture</source>
        <translation>%1 ms, für eine Vorlesung</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>&amp;Adressen</translation>
    </message>
    <message>
        <source>&amp;Data directory</source>
        <translation>&amp;Datenverzeichnis</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Token file</source>
        <translation>&amp;Token-Datei</translation>
    </message>
    <message>
        <source>A&amp;uthority</source>
        <translation>&amp;Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>D&amp;elay</source>
        <translation>&amp;Verzögerung</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>Datenverzeichnis</translation>
    </message>
    <message>
        <source>Every message is kept back for so long that one sees it travel; the timeouts follow from it.</source>
        <translation>Jede Nachricht wird so lange zurückgehalten, dass man sie reisen sieht; die Timeouts richten sich danach.</translation>
    </message>
    <message>
        <source>Holds the token that the servers ask of watchers and clients</source>
        <translation>Enthält das Token, das die Server von Beobachtern und Clients verlangen</translation>
    </message>
    <message>
        <source>Name the address of a server first.</source>
        <translation>Zuerst die Adresse eines Servers angeben.</translation>
    </message>
    <message>
        <source>Name the data directory first</source>
        <translation>Zuerst das Datenverzeichnis angeben</translation>
    </message>
    <message>
        <source>One address is enough: each server knows the others. They are watched, and run on when the window leaves.</source>
        <translation>Eine Adresse genügt: Jeder Server kennt die anderen. Sie werden beobachtet und laufen weiter, wenn das Fenster sie verlässt.</translation>
    </message>
    <message>
        <source>Real processes</source>
        <translation>Echte Prozesse</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier starten</translation>
    </message>
    <message>
        <source>The certificate authority of servers that speak TLS (PEM)</source>
        <translation>Die Zertifizierungsstelle von Servern, die TLS sprechen (PEM)</translation>
    </message>
    <message>
        <source>The servers end with the window.</source>
        <translation>Die Server enden mit dem Fenster.</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>Token-Datei</translation>
    </message>
    <message>
        <source>a folder of your own, kept</source>
        <translation>ein eigener Ordner, bleibt erhalten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none, full speed</source>
        <translation>keine, volle Geschwindigkeit</translation>
    </message>
    <message>
        <source>temporary, removed with the servers</source>
        <translation>temporär, wird mit den Servern entfernt</translation>
    </message>
    <message>
        <source>“%1” is no address such as http://127.0.0.1:8001.</source>
        <translation>„%1“ ist keine Adresse wie http://127.0.0.1:8001.</translation>
    </message>
</context>
<context>
    <name>raftarium::ProgressNote</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ends this; nothing is changed</source>
        <translation>Beendet dies; nichts wird geändert</translation>
    </message>
</context>
<context>
    <name>raftarium::QuestionCard</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>After talking</source>
        <translation>Nach der Diskussion</translation>
    </message>
    <message>
        <source>Click a server.</source>
        <translation>Einen Server anklicken.</translation>
    </message>
    <message>
        <source>Click an entry in the replicated log.</source>
        <translation>Einen Eintrag im replizierten Log anklicken.</translation>
    </message>
    <message>
        <source>Done. Next goes on with the lesson.</source>
        <translation>Erledigt. „Weiter“ setzt die Lektion fort.</translation>
    </message>
    <message>
        <source>How shall it go on?</source>
        <translation>Wie soll es weitergehen?</translation>
    </message>
    <message>
        <source>How the room voted: A 12 B 5</source>
        <translation>Wie der Saal abgestimmt hat: A 12 B 5</translation>
    </message>
    <message>
        <source>Next shows what happens.</source>
        <translation>„Weiter“ zeigt, was geschieht.</translation>
    </message>
    <message>
        <source>Not quite</source>
        <translation>Nicht ganz</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Right: %1</source>
        <translation>Richtig: %1</translation>
    </message>
    <message>
        <source>Shows the causes of what happened, down to the rule that decided</source>
        <translation>Zeigt die Ursachen des Geschehenen, bis zu der Regel, die entschieden hat</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>This is what happens. Next goes to its end.</source>
        <translation>Das geschieht nun. „Weiter“ springt ans Ende.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Votes: A 12 B 5</source>
        <translation>Stimmen: A 12 B 5</translation>
    </message>
    <message>
        <source>What you do happens beside the lesson. Next goes on with it.</source>
        <translation>Eigene Eingriffe geschehen neben der Lektion. „Weiter“ setzt sie fort.</translation>
    </message>
    <message>
        <source>What you do happens beside the lesson. Next shows one way to get there.</source>
        <translation>Eigene Eingriffe geschehen neben der Lektion. „Weiter“ zeigt einen Weg dorthin.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>You answered: %1</source>
        <translation>Ihre Antwort: %1</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Jetzt Sie</translation>
    </message>
    <message>
        <source>entry %1 of %2</source>
        <translation>Eintrag %1 von %2</translation>
    </message>
</context>
<context>
    <name>raftarium::RuleList</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>Wahlen</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Amtszeiten</translation>
    </message>
    <message>
        <source>The rules of Raft</source>
        <translation>Die Regeln von Raft</translation>
    </message>
</context>
<context>
    <name>raftarium::RuleRow</name>
    <message>
        <source>Goes to the event that showed it last</source>
        <translation>Geht zu dem Ereignis, das sie zuletzt zeigte</translation>
    </message>
    <message>
        <source>not seen at work yet</source>
        <translation>noch nicht am Werk gesehen</translation>
    </message>
</context>
<context>
    <name>raftarium::RuleSwitch</name>
    <message>
        <source>✕ off: %1</source>
        <translation>✕ aus: %1</translation>
    </message>
</context>
<context>
    <name>raftarium::RunFiles</name>
    <message>
        <source>%1 is no trace: several files are opened together only when all of them are.</source>
        <translation>%1 ist kein Trace: Mehrere Dateien werden nur zusammen geöffnet, wenn alle Traces sind.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export web page</source>
        <translation>Webseite exportieren</translation>
    </message>
    <message>
        <source>Keeps this run in a file, with all its branches and bookmarks; it can be shown without the servers</source>
        <translation>Speichert diesen Lauf in einer Datei, mit allen Zweigen und Lesezeichen; er lässt sich ohne die Server zeigen</translation>
    </message>
    <message>
        <source>No file has been opened yet.</source>
        <translation>Es wurde noch keine Datei geöffnet.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>Aufzeichnung öffnen</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>Aufzeichnung öffnen…</translation>
    </message>
    <message>
        <source>Open scenario, recording or trace…</source>
        <translation>Szenario, Aufzeichnung oder Trace öffnen…</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Opens a file that was opened lately</source>
        <translation>Öffnet eine kürzlich geöffnete Datei</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Reading %1 and %2 more</source>
        <translation>%1 und %2 weitere werden gelesen</translation>
    </message>
    <message>
        <source>Recordings and web pages (*.raft.json *.html);;All files (*)</source>
        <translation>Aufzeichnungen und Webseiten (*.raft.json *.html);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>%1 wird ausgeführt</translation>
    </message>
    <message>
        <source>Runs a scenario and shows it from the start, shows a run that was kept, or what the log of another implementation of Raft tells</source>
        <translation>Führt ein Szenario aus und zeigt es von Anfang an, zeigt einen gespeicherten Lauf oder was das Log einer anderen Implementierung von Raft sagt</translation>
    </message>
    <message>
        <source>Save recording</source>
        <translation>Aufzeichnung speichern</translation>
    </message>
    <message>
        <source>Save recording…</source>
        <translation>Aufzeichnung speichern…</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
    <message>
        <source>Shows a run that was kept in a file</source>
        <translation>Zeigt einen Lauf, der in einer Datei gespeichert ist</translation>
    </message>
    <message>
        <source>Something is being opened or saved already.</source>
        <translation>Es wird schon etwas geöffnet oder gespeichert.</translation>
    </message>
    <message>
        <source>This program keeps no recordings.</source>
        <translation>Dieses Programm speichert keine Aufzeichnungen.</translation>
    </message>
    <message>
        <source>This program opens no traces.</source>
        <translation>Dieses Programm öffnet keine Traces.</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>Web page…</source>
        <translation>Webseite…</translation>
    </message>
    <message>
        <source>What can be opened (*.md *.raft.json *.html *.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;Scenarios, recordings and web pages (*.md *.raft.json *.html);;Traces (*.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;All files (*)</source>
        <translation>Alles, was sich öffnen lässt (*.md *.raft.json *.html *.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;Szenarien, Aufzeichnungen und Webseiten (*.md *.raft.json *.html);;Traces (*.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Writes this run, with all its branches, as one page that plays it in any browser, without a network</source>
        <translation>Schreibt diesen Lauf mit allen Zweigen als eine einzige Seite, die ihn in jedem Browser abspielt, ohne Netz</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
    <message>
        <source>file scenario recording</source>
        <translation>datei szenario aufzeichnung laden</translation>
    </message>
    <message>
        <source>keep file export</source>
        <translation>speichern behalten datei exportieren save</translation>
    </message>
    <message>
        <source>load file</source>
        <translation>laden datei load file</translation>
    </message>
    <message>
        <source>load file lesson log trace</source>
        <translation>laden datei lektion log trace load file</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>save share html browser</source>
        <translation>speichern teilen weitergeben html browser webseite</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
</context>
<context>
    <name>raftarium::SafetyLight</name>
    <message>
        <source>
Checked after every event.</source>
        <translation>
Nach jedem Ereignis geprüft.</translation>
    </message>
    <message>
        <source>
– %1 was not checked</source>
        <translation>
– %1 wurde nicht geprüft</translation>
    </message>
    <message>
        <source>%1 of %2 properties hold</source>
        <translation>%1 von %2 Eigenschaften gelten</translation>
    </message>
    <message>
        <source>%1 of %2 properties hold as far as the trace says, %3 not checked</source>
        <translation>%1 von %2 Eigenschaften gelten, soweit bekannt; %3 nicht geprüft</translation>
    </message>
    <message>
        <source>%1 of %2 properties violated, %3 not checked</source>
        <translation>%1 von %2 Eigenschaften verletzt, %3 nicht geprüft</translation>
    </message>
    <message>
        <source>Safety: %1</source>
        <translation>Sicherheit: %1</translation>
    </message>
    <message>
        <source>all %1 properties hold</source>
        <translation>alle %1 Eigenschaften gelten</translation>
    </message>
    <message>
        <source>none of %1 properties could be checked</source>
        <translation>keine von %1 Eigenschaften konnte geprüft werden</translation>
    </message>
</context>
<context>
    <name>raftarium::SafetyPage</name>
    <message>
        <source>Safety properties</source>
        <translation>Sicherheitseigenschaften</translation>
    </message>
</context>
<context>
    <name>raftarium::SearchPage</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>%1 rules are off</source>
        <translation>%1 Regeln sind ausgeschaltet</translation>
    </message>
    <message>
        <source>&amp;Goal</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>Alle ein</translation>
    </message>
    <message>
        <source>Can it still go wrong from here? Servers that are down start again and links are open; each move involves only the servers that it needs</source>
        <translation>Kann es von hier aus noch schiefgehen? Ausgefallene Server starten wieder, und Verbindungen sind offen; an jedem Zug sind nur die Server beteiligt, die er braucht</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ends the search; says how far it came</source>
        <translation>Beendet die Suche; sagt, wie weit sie kam</translation>
    </message>
    <message>
        <source>Every rule holds</source>
        <translation>Jede Regel gilt</translation>
    </message>
    <message>
        <source>Find a rule</source>
        <translation>Regel suchen</translation>
    </message>
    <message>
        <source>Find a rule: §5.4.2, vote, read …</source>
        <translation>Regel suchen: §5.4.2, Stimme, lesen …</translation>
    </message>
    <message>
        <source>Find a run that breaks safety</source>
        <translation>Unsicheren Lauf suchen</translation>
    </message>
    <message>
        <source>Find a run that reaches the goal</source>
        <translation>Lauf zum Ziel suchen</translation>
    </message>
    <message>
        <source>Go on from the instant shown</source>
        <translation>Ab dem gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>How long to look at most</source>
        <translation>Wie lange höchstens gesucht wird</translation>
    </message>
    <message>
        <source>How much of the time has passed</source>
        <translation>Wie viel der Zeit vergangen ist</translation>
    </message>
    <message>
        <source>One rule is off</source>
        <translation>Eine Regel ist ausgeschaltet</translation>
    </message>
    <message>
        <source>Runs of %1 moves · %2 states · %3 a second · %4 s</source>
        <translation>Läufe von %1 Zügen · %2 Zustände · %3 pro Sekunde · %4 s</translation>
    </message>
    <message>
        <source>Seconds to look at most</source>
        <translation>Höchstdauer der Suche in Sekunden</translation>
    </message>
    <message>
        <source>Turn off in this cluster</source>
        <translation>In diesem Cluster ausschalten</translation>
    </message>
    <message>
        <source>Turns every rule on again</source>
        <translation>Schaltet jede Regel wieder ein</translation>
    </message>
    <message>
        <source>Turns these rules off in the cluster that is shown, from now on; its canvas, recordings and reports say so</source>
        <translation>Schaltet diese Regeln im gezeigten Cluster von jetzt an aus; seine Zeichenfläche, Aufzeichnungen und Berichte sagen es</translation>
    </message>
    <message>
        <source>What a scenario can expect, such as: role 3 leader term=2; log 1 = 1,1. Empty: a run that breaks a safety property</source>
        <translation>Was ein Szenario erwarten kann, etwa: role 3 leader term=2; log 1 = 1,1. Leer: ein Lauf, der eine Sicherheitseigenschaft verletzt</translation>
    </message>
    <message>
        <source>a violated property</source>
        <translation>eine verletzte Eigenschaft</translation>
    </message>
    <message>
        <source>≤ </source>
        <translation>≤ </translation>
    </message>
</context>
<context>
    <name>raftarium::Session</name>
    <message>
        <source>%1 is back.</source>
        <translation>%1 ist wieder da.</translation>
    </message>
    <message>
        <source>%1 is violated: %2</source>
        <translation>%1 ist verletzt: %2</translation>
    </message>
    <message>
        <source>No run can go on from here.</source>
        <translation>Von hier aus kann kein Lauf weitergehen.</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht erledigt</translation>
    </message>
    <message>
        <source>Nothing has been done before this instant.</source>
        <translation>Vor diesem Zeitpunkt wurde nichts getan.</translation>
    </message>
    <message>
        <source>Nothing was put aside; End returns to the present.</source>
        <translation>Nichts wurde beiseitegelegt; Ende kehrt zur Gegenwart zurück.</translation>
    </message>
    <message>
        <source>Real processes are open; leave them to go back to what was open before.</source>
        <translation>Echte Prozesse sind geöffnet; um zum vorher Geöffneten zurückzukehren, sie verlassen.</translation>
    </message>
    <message>
        <source>That message is no longer on its way.</source>
        <translation>Diese Nachricht ist nicht mehr unterwegs.</translation>
    </message>
    <message>
        <source>This is the past of real processes: press End to return to the present, or F to continue from here in simulation.</source>
        <translation>Das ist die Vergangenheit echter Prozesse: Ende kehrt zur Gegenwart zurück, F setzt von hier an in der Simulation fort.</translation>
    </message>
    <message>
        <source>This was open before; Ctrl+Shift+Z shows the later one again.</source>
        <translation>Das war vorher geöffnet; Strg+Umschalt+Z zeigt wieder das spätere.</translation>
    </message>
    <message>
        <source>You are looking at the past; press End to return to the present.</source>
        <translation>Das ist die Vergangenheit; Ende kehrt zur Gegenwart zurück.</translation>
    </message>
    <message>
        <source>main</source>
        <translation>Hauptlauf</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>“%1” begins here; what came after is kept as “%2”.</source>
        <translation>„%1“ beginnt hier; was danach kam, bleibt als „%2“ erhalten.</translation>
    </message>
    <message>
        <source>“%1” goes on from here; the real servers go on as “%2”.</source>
        <translation>„%1“ geht von hier aus weiter; die echten Server laufen als „%2“ weiter.</translation>
    </message>
</context>
<context>
    <name>raftarium::SettingColumn</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>%1 servers</source>
        <translation>%1 Server</translation>
    </message>
    <message>
        <source>%1, CheckQuorum</source>
        <translation>%1, CheckQuorum</translation>
    </message>
    <message>
        <source>%1, PreVote</source>
        <translation>%1, PreVote</translation>
    </message>
    <message>
        <source>%1, begins when</source>
        <translation>%1, beginnt, wenn</translation>
    </message>
    <message>
        <source>%1, least</source>
        <translation>%1, mindestens</translation>
    </message>
    <message>
        <source>%1, most</source>
        <translation>%1, höchstens</translation>
    </message>
    <message>
        <source>%1–%2 ms</source>
        <translation>%1–%2 ms</translation>
    </message>
    <message>
        <source>Begins when</source>
        <translation>Beginnt, wenn</translation>
    </message>
    <message>
        <source>CheckQuorum</source>
        <translation>CheckQuorum</translation>
    </message>
    <message>
        <source>Disk write</source>
        <translation>Schreiben auf Platte</translation>
    </message>
    <message>
        <source>Election timeout</source>
        <translation>Wahltimeout</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>PreVote</source>
        <translation>PreVote</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>a leader crashes</source>
        <translation>ein Leader abstürzt</translation>
    </message>
    <message>
        <source>all start</source>
        <translation>alle starten</translation>
    </message>
    <message>
        <source>cold start</source>
        <translation>Kaltstart</translation>
    </message>
    <message>
        <source>latency %1</source>
        <translation>Latenz %1</translation>
    </message>
    <message>
        <source>loss %1 %</source>
        <translation>Verlust %1 %</translation>
    </message>
    <message>
        <source>timeout %1</source>
        <translation>Timeout %1</translation>
    </message>
</context>
<context>
    <name>raftarium::SetupPanel</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1, least</source>
        <translation>%1, mindestens</translation>
    </message>
    <message>
        <source>%1, most</source>
        <translation>%1, höchstens</translation>
    </message>
    <message>
        <source>&amp;Heartbeat interval</source>
        <translation>&amp;Heartbeat-Intervall</translation>
    </message>
    <message>
        <source>&amp;Lease reads</source>
        <translation>&amp;Lesen unter Lease</translation>
    </message>
    <message>
        <source>&amp;PreVote</source>
        <translation>&amp;PreVote</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>A leader answers reads without a round of heartbeats: for the shortest election timeout after a majority has answered, no other server can be elected (thesis §6.4.1)</source>
        <translation>Ein Leader beantwortet Leseanfragen ohne eine Runde von Heartbeats: Für das kürzeste Wahltimeout nach der Antwort einer Mehrheit kann kein anderer Server gewählt werden (Dissertation §6.4.1)</translation>
    </message>
    <message>
        <source>A leader that hears from no majority steps down, and a server that has just heard of a leader votes for no other (thesis §4.2.3, §6.2)</source>
        <translation>Ein Leader, der von keiner Mehrheit hört, tritt zurück, und ein Server, der eben erst von einem Leader gehört hat, stimmt für keinen anderen (Dissertation §4.2.3, §6.2)</translation>
    </message>
    <message>
        <source>A snapshot is sent in pieces of this size (§7): with small ones you see several travel</source>
        <translation>Ein Snapshot wird in Teilen dieser Größe gesendet (§7): Bei kleinen sieht man mehrere reisen</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>Anderer</translation>
    </message>
    <message>
        <source>Ask whether an election could be won before disturbing the cluster (thesis §9.6)</source>
        <translation>Fragen, ob eine Wahl zu gewinnen wäre, bevor der Cluster gestört wird (Dissertation §9.6)</translation>
    </message>
    <message>
        <source>Check&amp;Quorum</source>
        <translation>Check&amp;Quorum</translation>
    </message>
    <message>
        <source>Disk write</source>
        <translation>Schreiben auf Platte</translation>
    </message>
    <message>
        <source>Draws another seed. The same seed and settings make the same run, another seed another</source>
        <translation>Zieht einen anderen Seed. Gleicher Seed und gleiche Einstellungen ergeben denselben Lauf, ein anderer Seed einen anderen</translation>
    </message>
    <message>
        <source>Election timeout</source>
        <translation>Wahltimeout</translation>
    </message>
    <message>
        <source>Heartbeat interval</source>
        <translation>Heartbeat-Intervall</translation>
    </message>
    <message>
        <source>L&amp;oss of messages</source>
        <translation>&amp;Verlust von Nachrichten</translation>
    </message>
    <message>
        <source>Lease reads need CheckQuorum, and clocks that run nearly alike: if one drifts, a read may be stale.</source>
        <translation>Lesen unter Lease braucht CheckQuorum und annähernd gleich gehende Uhren: Geht eine falsch, kann veraltet gelesen werden.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Message latency</source>
        <translation>Latenz der Nachrichten</translation>
    </message>
    <message>
        <source>New cluster</source>
        <translation>Neuer Cluster</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>S&amp;eed</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Snapshot &amp;chunks</source>
        <translation>Snapshot-&amp;Teile</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>✕ This cannot work: %1.</source>
        <translation>✕ So geht es nicht: %1.</translation>
    </message>
</context>
<context>
    <name>raftarium::ShortcutList</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>Labor</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>Mitgliedschaft</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Präsentieren</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Single keys work while no text field has the focus. 1 … 9 select a server; the row of digits works by its place on every keyboard layout.</source>
        <translation>Einzelne Tasten wirken, solange kein Textfeld den Fokus hat. 1 … 9 wählen einen Server aus; die Ziffernreihe wirkt auf jeder Tastaturbelegung nach ihrem Platz.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>raftarium::SpeakerWindow</name>
    <message>
        <source>%1 left of %2 min</source>
        <translation>noch %1 von %2 min</translation>
    </message>
    <message>
        <source>%1 over %2 min</source>
        <translation>%1 über %2 min</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Freeze the audience</source>
        <translation>Bild für das Publikum einfrieren</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Als Nächstes: %1</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Speaker notes – Raftarium</source>
        <translation>Vortragsnotizen – Raftarium</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>Scheinwerfer</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
</context>
<context>
    <name>raftarium::SplitBar</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; &amp;nbsp; Click servers or press their numbers, or draw around them, to move them into the other group</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; &amp;nbsp; Server anklicken, ihre Ziffern drücken oder sie umfahren, um sie in die andere Gruppe zu verschieben</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Each server hears its neighbours only</source>
        <translation>Jeder Server hört nur seine Nachbarn</translation>
    </message>
    <message>
        <source>Isolate the leader</source>
        <translation>Leader abschneiden</translation>
    </message>
    <message>
        <source>Leave the network as it is (Esc)</source>
        <translation>Das Netz lassen, wie es ist (Esc)</translation>
    </message>
    <message>
        <source>Partition the network (Enter)</source>
        <translation>Das Netz teilen (Eingabe)</translation>
    </message>
    <message>
        <source>The leader alone</source>
        <translation>Der Leader allein</translation>
    </message>
    <message>
        <source>The leader in the smaller half</source>
        <translation>Der Leader in der kleineren Hälfte</translation>
    </message>
</context>
<context>
    <name>raftarium::SplitEditor</name>
    <message>
        <source>All servers are in one group: choose who is in the other one</source>
        <translation>Alle Server sind in einer Gruppe: Wählen Sie, wer in die andere kommt</translation>
    </message>
</context>
<context>
    <name>raftarium::StatisticsWindow</name>
    <message>
        <source>&amp;Elections each</source>
        <translation>&amp;Wahlen je Einstellung</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Seed</translation>
    </message>
    <message>
        <source>10 % within</source>
        <translation>10 % binnen</translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation>90 % binnen</translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation>99 % binnen</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with B</source>
        <translation>Mit B vergleichen</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>Wahlen</translation>
    </message>
    <message>
        <source>Ends it; the elections run so far are shown</source>
        <translation>Beendet es; die bis dahin durchgeführten Wahlen werden gezeigt</translation>
    </message>
    <message>
        <source>Figures of the elections</source>
        <translation>Kennzahlen der Wahlen</translation>
    </message>
    <message>
        <source>Hold elections</source>
        <translation>Wahlen abhalten</translation>
    </message>
    <message>
        <source>How many elections were held</source>
        <translation>Wie viele Wahlen abgehalten wurden</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Messages, mean</source>
        <translation>Nachrichten, Mittelwert</translation>
    </message>
    <message>
        <source>More than one term</source>
        <translation>Mehr als eine Amtszeit</translation>
    </message>
    <message>
        <source>Most terms</source>
        <translation>Meiste Amtszeiten</translation>
    </message>
    <message>
        <source>Of the first election; the others follow. The same seed gives the same figures</source>
        <translation>Der ersten Wahl; die anderen folgen. Gleicher Seed ergibt gleiche Zahlen</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>Runs them on all cores</source>
        <translation>Führt sie auf allen Kernen durch</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>SVG…</source>
        <translation>SVG…</translation>
    </message>
    <message>
        <source>Saves what is shown</source>
        <translation>Speichert, was gezeigt wird</translation>
    </message>
    <message>
        <source>Setting A</source>
        <translation>Einstellung A</translation>
    </message>
    <message>
        <source>Setting B</source>
        <translation>Einstellung B</translation>
    </message>
    <message>
        <source>Statistics of elections</source>
        <translation>Wahlstatistik</translation>
    </message>
    <message>
        <source>The share of elections that are decided within a time</source>
        <translation>Der Anteil der Wahlen, die binnen einer Zeit entschieden sind</translation>
    </message>
    <message>
        <source>Without a leader</source>
        <translation>Ohne Leader</translation>
    </message>
</context>
<context>
    <name>raftarium::StatusLine</name>
    <message>
        <source>%1 has its own options</source>
        <translation>%1 hat eigene Optionen</translation>
    </message>
    <message numerus="yes">
        <source>%1 · committed %2 · %3 events · safety: %4</source>
        <translation>
            <numerusform>%1 · committet %2 · %3 Ereignis · Sicherheit: %4</numerusform>
            <numerusform>%1 · committet %2 · %3 Ereignisse · Sicherheit: %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, one of %2 branches</source>
        <translation>%1, einer von %2 Zweigen</translation>
    </message>
    <message>
        <source>Raft group %1, read from a trace of %2 groups</source>
        <translation>Raft-Gruppe %1, aus einer Aufzeichnung von %2 Gruppen gelesen</translation>
    </message>
    <message>
        <source>kept from %1</source>
        <translation>aufbewahrt ab %1</translation>
    </message>
    <message>
        <source>looking at the past</source>
        <translation>Blick in die Vergangenheit</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>read from a trace</source>
        <translation>aus einem Trace gelesen</translation>
    </message>
    <message>
        <source>real processes</source>
        <translation>echte Prozesse</translation>
    </message>
    <message>
        <source>recording of processes</source>
        <translation>Aufzeichnung von Prozessen</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Seed %1</translation>
    </message>
    <message>
        <source>✕ %1 rules off</source>
        <translation>✕ %1 Regeln aus</translation>
    </message>
    <message>
        <source>✕ off: %1</source>
        <translation>✕ aus: %1</translation>
    </message>
    <message numerus="yes">
        <source>✕ safety: %4 · %1 · committed %2 · %3 events</source>
        <translation>
            <numerusform>✕ Sicherheit: %4 · %1 · committet %2 · %3 Ereignis</numerusform>
            <numerusform>✕ Sicherheit: %4 · %1 · committet %2 · %3 Ereignisse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>raftarium::StorePage</name>
    <message>
        <source>, the first %1 shown</source>
        <translation>, die ersten %1 gezeigt</translation>
    </message>
    <message>
        <source>Client operations</source>
        <translation>Client-Operationen</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Contents of the stores</source>
        <translation>Inhalt der Speicher</translation>
    </message>
    <message>
        <source>No client has asked for anything yet</source>
        <translation>Noch hat kein Client etwas angefragt</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Stores are empty</source>
        <translation>Die Speicher sind leer</translation>
    </message>
    <message numerus="yes">
        <source>Stores · %1 keys</source>
        <translation>
            <numerusform>Speicher · %1 Schlüssel</numerusform>
            <numerusform>Speicher · %1 Schlüssel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>raftarium::TextSizes</name>
    <message>
        <source>This is the largest text there is.</source>
        <translation>Größer wird der Text nicht.</translation>
    </message>
    <message>
        <source>This is the smallest text there is.</source>
        <translation>Kleiner wird der Text nicht.</translation>
    </message>
</context>
<context>
    <name>raftarium::TimelineControls</name>
    <message>
        <source>Choose which events the timeline shows</source>
        <translation>Wählen, welche Ereignisse die Zeitleiste zeigt</translation>
    </message>
    <message>
        <source>Client operations</source>
        <translation>Client-Operationen</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Gefiltert</translation>
    </message>
    <message>
        <source>Find an event by its sentence, kind or server</source>
        <translation>Ein Ereignis nach Satz, Art oder Server suchen</translation>
    </message>
    <message>
        <source>Find event</source>
        <translation>Ereignis suchen</translation>
    </message>
    <message>
        <source>Heartbeats</source>
        <translation>Heartbeats</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Stimmen</translation>
    </message>
</context>
<context>
    <name>raftarium::TimelineWidget</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>raftarium::ToolBar</name>
    <message>
        <source>A client request to the leader: put x 1 · x=1 · x+=1 · get x · read x · del x · cas x 1 2
To another server: @3 get x</source>
        <translation>Eine Client-Anfrage an den Leader: put x 1 · x=1 · x+=1 · get x · read x · del x · cas x 1 2
An einen anderen Server: @3 get x</translation>
    </message>
    <message>
        <source>Client request</source>
        <translation>Client-Anfrage</translation>
    </message>
    <message>
        <source>Clock mode</source>
        <translation>Uhrmodus</translation>
    </message>
    <message>
        <source>Event mode</source>
        <translation>Ereignismodus</translation>
    </message>
    <message>
        <source>How fast the past is played: [ slower, ] faster</source>
        <translation>Wie schnell die Vergangenheit abgespielt wird: [ langsamer, ] schneller</translation>
    </message>
    <message>
        <source>How fast time passes: [ slower, ] faster</source>
        <translation>Wie schnell die Zeit vergeht: [ langsamer, ] schneller</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Sends the request  [Enter in the field]; of an empty field, a write to the leader  [C]</source>
        <translation>Sendet die Anfrage  [Eingabe im Feld]; ist das Feld leer, wird an den Leader geschrieben  [C]</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation>Geschwindigkeit %1</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>The servers run inside this program, on a virtual clock</source>
        <translation>Die Server laufen in diesem Programm, nach einer virtuellen Uhr</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
</context>
<context>
    <name>raftarium::TraceDesk</name>
    <message>
        <source>%1 cannot be written: %2. The log is read with the table all the same.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Das Log wird trotzdem mit der Tabelle gelesen.</translation>
    </message>
    <message>
        <source>Choose a Raft group of the log…</source>
        <translation>Eine Raft-Gruppe des Protokolls wählen …</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns of text</source>
        <translation>Textspalten</translation>
    </message>
    <message>
        <source>Follow the end of the trace</source>
        <translation>Dem Ende des Traces folgen</translation>
    </message>
    <message>
        <source>Group to show:</source>
        <translation>Anzuzeigende Gruppe:</translation>
    </message>
    <message>
        <source>No trace is shown.</source>
        <translation>Es wird kein Trace gezeigt.</translation>
    </message>
    <message>
        <source>Only the sentences of a lab log are read by patterns.</source>
        <translation>Nur die Sätze eines Labor-Logs werden nach Mustern gelesen.</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Raft groups of the log</source>
        <translation>Raft-Gruppen des Protokolls</translation>
    </message>
    <message>
        <source>Several large files are not followed.</source>
        <translation>Mehrere große Dateien werden nicht verfolgt.</translation>
    </message>
    <message>
        <source>Shows another of the Raft groups whose lines stand in one log</source>
        <translation>Zeigt eine andere der Raft-Gruppen, deren Zeilen in einem Protokoll stehen</translation>
    </message>
    <message>
        <source>Shows the table of patterns by which a lab log is read, and which lines each matches</source>
        <translation>Zeigt die Mustertabelle, nach der ein Labor-Log gelesen wird, und welche Zeilen zu jedem Muster passen</translation>
    </message>
    <message>
        <source>Shows what happened as text, a column for each server, to be searched and copied</source>
        <translation>Zeigt das Geschehene als Text, eine Spalte je Server, zum Durchsuchen und Kopieren</translation>
    </message>
    <message>
        <source>Shows what is added to the file of the trace, as long as its end is shown</source>
        <translation>Zeigt, was zur Datei des Traces hinzukommt, solange sein Ende gezeigt wird</translation>
    </message>
    <message>
        <source>The trace is of one Raft group only.</source>
        <translation>Die Aufzeichnung handelt nur von einer Raft-Gruppe.</translation>
    </message>
    <message>
        <source>What the sentences of a log mean…</source>
        <translation>Was die Sätze eines Logs bedeuten…</translation>
    </message>
    <message>
        <source>log lines diff servers copy search</source>
        <translation>log zeilen unterschied diff server kopieren suchen</translation>
    </message>
    <message>
        <source>log tail live file grow</source>
        <translation>log tail live datei wächst folgen</translation>
    </message>
    <message>
        <source>patterns lab log trace regex</source>
        <translation>muster labor log trace regex patterns</translation>
    </message>
    <message>
        <source>shard region partition gid multi-raft</source>
        <translation>Shard Region Partition gid Multi-Raft</translation>
    </message>
</context>
<context>
    <name>raftarium::TransferTeller</name>
    <message>
        <source>S%1 has given up the transfer to S%2 and leads on.</source>
        <translation>S%1 hat die Übergabe an S%2 aufgegeben und führt weiter.</translation>
    </message>
    <message>
        <source>S%1 starts an election in term %2 (transfer from S%3).</source>
        <translation>S%1 beginnt eine Wahl in Amtszeit %2 (Übergabe von S%3).</translation>
    </message>
    <message>
        <source>S%1 transfers leadership to S%2; it gives up in %3 ms (thesis §3.10).</source>
        <translation>S%1 übergibt die Führung an S%2; in %3 ms gibt er es auf (Dissertation §3.10).</translation>
    </message>
</context>
<context>
    <name>raftarium::WatchFeed</name>
    <message>
        <source>it is S%1, not S%2</source>
        <translation>es ist S%1, nicht S%2</translation>
    </message>
    <message>
        <source>it says something that is not valid</source>
        <translation>es sagt etwas Ungültiges</translation>
    </message>
    <message>
        <source>its image is not valid</source>
        <translation>sein Abbild ist ungültig</translation>
    </message>
</context>
<context>
    <name>raftarium::WhyPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Chain of causes</source>
        <translation>Kette der Ursachen</translation>
    </message>
    <message>
        <source>Nothing to explain yet. Select an event, a message, a server or an entry.</source>
        <translation>Noch nichts zu erklären. Ein Ereignis, eine Nachricht, einen Server oder einen Eintrag auswählen.</translation>
    </message>
    <message>
        <source>Why entry %1?</source>
        <translation>Warum Eintrag %1?</translation>
    </message>
    <message>
        <source>Why event %1?</source>
        <translation>Warum Ereignis %1?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>‹ Back</source>
        <translation>‹ Zurück</translation>
    </message>
</context>
<context>
    <name>release-link</name>
    <message>
        <source>release {from}→{to}</source>
        <translation>{from}→{to} freigeben</translation>
    </message>
</context>
<context>
    <name>restart</name>
    <message>
        <source>restart {server}</source>
        <translation>{server} neu starten</translation>
    </message>
</context>
<context>
    <name>restore-disk</name>
    <message>
        <source>put the copy back on the disk of {server}</source>
        <translation>Kopie auf die Platte von {server} zurückspielen</translation>
    </message>
</context>
<context>
    <name>resume</name>
    <message>
        <source>resume {server}</source>
        <translation>{server} fortsetzen</translation>
    </message>
</context>
<context>
    <name>retell</name>
    <message>
        <source>{step} takes a step</source>
        <translation>{step} tut einen Schritt</translation>
    </message>
</context>
<context>
    <name>return</name>
    <message>
        <source>operation {operation} is answered: {answer}</source>
        <translation>Operation {operation} wird beantwortet: {answer}</translation>
    </message>
</context>
<context>
    <name>set-by-hand</name>
    <message>
        <source>{by_hand?switch to manual delivery|let time pass by itself}</source>
        <translation>{by_hand?auf manuelle Zustellung umschalten|die Zeit von selbst vergehen lassen}</translation>
    </message>
</context>
<context>
    <name>set-disk</name>
    <message>
        <source>disk of {server} {manual?manual|automatic}</source>
        <translation>Platte von {server} {manual?manuell|automatisch}</translation>
    </message>
</context>
<context>
    <name>set-disk-time</name>
    <message>
        <source>disks take {least} to {most}</source>
        <translation>Platten brauchen {least} bis {most}</translation>
    </message>
</context>
<context>
    <name>set-network</name>
    <message>
        <source>{dials}</source>
        <translation>{dials}</translation>
    </message>
</context>
<context>
    <name>slow-disk</name>
    <message>
        <source>slow the disk of {server} by {delay}</source>
        <translation>Platte von {server} um {delay} verlangsamen</translation>
    </message>
</context>
<context>
    <name>slow-link</name>
    <message>
        <source>slow {from}→{to} by {delay}</source>
        <translation>{from}→{to} um {delay} verlangsamen</translation>
    </message>
</context>
<context>
    <name>split</name>
    <message>
        <source>split {groups}</source>
        <translation>Netz teilen: {groups}</translation>
    </message>
</context>
<context>
    <name>spread-timers</name>
    <message>
        <source>re-draw the election timers</source>
        <translation>Wahltimer neu auslosen</translation>
    </message>
</context>
<context>
    <name>submit</name>
    <message>
        <source>{what} at {server}</source>
        <translation>{what} bei {server}</translation>
    </message>
</context>
<context>
    <name>submit-batch</name>
    <message>
        <source>write {commands} together at {server}</source>
        <translation>{commands} zusammen bei {server} schreiben</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>sync {server}</source>
        <translation>Platte von {server} synchronisieren</translation>
    </message>
</context>
<context>
    <name>sync-oldest</name>
    <message>
        <source>sync {writes} of the writes of {server}</source>
        <translation>Schreibvorgänge von {server} synchronisieren: {writes}</translation>
    </message>
</context>
<context>
    <name>transfer</name>
    <message>
        <source>transfer leadership of {server}[ to {target}]</source>
        <translation>Führung von {server}[ an {target}] übergeben</translation>
    </message>
</context>
<context>
    <name>turn-off-rule</name>
    <message>
        <source>turn off the rule {rule}</source>
        <translation>Regel {rule} ausschalten</translation>
    </message>
</context>
<context>
    <name>wipe-disk</name>
    <message>
        <source>wipe the disk of {server}</source>
        <translation>Platte von {server} löschen</translation>
    </message>
</context>
</TS>
