<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%1 entries</source>
        <translation>
            <numerusform>%1 entry</numerusform>
            <numerusform>%1 entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 facts</source>
        <translation>
            <numerusform>%1 fact</numerusform>
            <numerusform>%1 facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%1 client operations</source>
        <translation>
            <numerusform>%1 client operation</numerusform>
            <numerusform>%1 client operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 elections</source>
        <translation>
            <numerusform>%1 election</numerusform>
            <numerusform>%1 elections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 – %2 · %3 events shown%4%5 · wheel zooms, drag pans</source>
        <translation>
            <numerusform>%1 – %2 · %3 event shown%4%5 · wheel zooms, drag pans</numerusform>
            <numerusform>%1 – %2 · %3 events shown%4%5 · wheel zooms, drag pans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>messages: %1 of votes, %2 of replication, %3 of heartbeats · %4 commits</source>
        <translation>
            <numerusform>messages: %1 of votes, %2 of replication, %3 of heartbeats · %4 commit</numerusform>
            <numerusform>messages: %1 of votes, %2 of replication, %3 of heartbeats · %4 commits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>raftarium::StatusLine</name>
    <message numerus="yes">
        <source>%1 · committed %2 · %3 events · safety: %4</source>
        <translation>
            <numerusform>%1 · committed %2 · %3 event · safety: %4</numerusform>
            <numerusform>%1 · committed %2 · %3 events · safety: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✕ safety: %4 · %1 · committed %2 · %3 events</source>
        <translation>
            <numerusform>✕ safety: %4 · %1 · committed %2 · %3 event</numerusform>
            <numerusform>✕ safety: %4 · %1 · committed %2 · %3 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>raftarium::StorePage</name>
    <message numerus="yes">
        <source>Stores · %1 keys</source>
        <translation>
            <numerusform>Stores · %1 key</numerusform>
            <numerusform>Stores · %1 keys</numerusform>
        </translation>
    </message>
</context>
</TS>
