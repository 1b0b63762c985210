<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Ui::BubbleBody</name>
    <message numerus="yes">
        <source>%n more lines</source>
        <translation>
            <numerusform>%n more line</numerusform>
            <numerusform>%n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::BubblePainter</name>
    <message numerus="yes">
        <source>%n older messages are in the trace only</source>
        <translation>
            <numerusform>%n older message is in the trace only</numerusform>
            <numerusform>%n older messages are in the trace only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionListModel</name>
    <message numerus="yes">
        <source>, %n unread</source>
        <translation>
            <numerusform>, %n unread</numerusform>
            <numerusform>, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::Facts</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::Format</name>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::JsonTreeModel</name>
    <message numerus="yes">
        <source>array, %n items</source>
        <translation>
            <numerusform>array, %n item</numerusform>
            <numerusform>array, %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object, %n fields</source>
        <translation>
            <numerusform>object, %n field</numerusform>
            <numerusform>object, %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::LatestPill</name>
    <message numerus="yes">
        <source>Go to the latest message, %n new</source>
        <translation>
            <numerusform>Go to the latest message, %n new</numerusform>
            <numerusform>Go to the latest message, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::MessageAnnouncer</name>
    <message numerus="yes">
        <source>%n new messages in %1</source>
        <translation>
            <numerusform>%n new message in %1</numerusform>
            <numerusform>%n new messages in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::MessagePage</name>
    <message numerus="yes">
        <source>, %n more</source>
        <comment>hops that are not listed</comment>
        <translation>
            <numerusform>, %n more</numerusform>
            <numerusform>, %n more</numerusform>
        </translation>
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
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new rows</source>
        <translation>
            <numerusform>Show %n new row</numerusform>
            <numerusform>Show %n new rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::RoomDelegate</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::RoomListModel</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::StatusStrip</name>
    <message numerus="yes">
        <source>%Ln connected</source>
        <translation>
            <numerusform>%Ln connected</numerusform>
            <numerusform>%Ln connected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln recovering</source>
        <translation>
            <numerusform>%Ln recovering</numerusform>
            <numerusform>%Ln recovering</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This session: %Ln messages</source>
        <translation>
            <numerusform>This session: %Ln message</numerusform>
            <numerusform>This session: %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ThreadNote</name>
    <message numerus="yes">
        <source>%n rows share trace %1</source>
        <translation>
            <numerusform>%n row has trace %1</numerusform>
            <numerusform>%n rows share trace %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TokenFacts</name>
    <message numerus="yes">
        <source>and %n more groups</source>
        <translation>
            <numerusform>and %n more group</numerusform>
            <numerusform>and %n more groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TraceFold</name>
    <message numerus="yes">
        <source>%Ln rows. Last:</source>
        <translation>
            <numerusform>%Ln row. Last:</numerusform>
            <numerusform>%Ln rows. Last:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TracePanel</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n rows</source>
        <comment>shown of all</comment>
        <translation>
            <numerusform>%1 of %n row</numerusform>
            <numerusform>%1 of %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>0 of %n rows match.</source>
        <translation>
            <numerusform>0 of %n row matches.</numerusform>
            <numerusform>0 of %n rows match.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused. %n rows wait.</source>
        <translation>
            <numerusform>Paused. %n row waits.</numerusform>
            <numerusform>Paused. %n rows wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>View cleared. The session keeps %n rows.</source>
        <translation>
            <numerusform>View cleared. The session keeps %n row.</numerusform>
            <numerusform>View cleared. The session keeps %n rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
</TS>
