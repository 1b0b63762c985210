<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>App::Options</name>
    <message>
        <source>--size %1: expected WIDTHxHEIGHT of at least 640x480, such as 1440x900.</source>
        <translation>--size %1：应为“宽x高”，至少 640x480，例如 1440x900。</translation>
    </message>
    <message>
        <source>--theme %1: expected light, dark or system.</source>
        <translation>--theme %1：应为 light、dark 或 system。</translation>
    </message>
    <message>
        <source>--exit-after %1: expected whole seconds from 1 to 86400.</source>
        <translation>--exit-after %1：应为 1 到 86400 之间的整数秒。</translation>
    </message>
    <message>
        <source>Plays the demo: messages of each type, a failed send, a reconnect.</source>
        <translation>播放演示：各种类型的消息、一次发送失败、一次重新连接。</translation>
    </message>
    <message>
        <source>Starts the local hub and the cast at once.</source>
        <translation>立即启动本地 Hub 和示例用户。</translation>
    </message>
    <message>
        <source>Writes one PNG a screen of the demo to this folder.</source>
        <translation>将演示的每个画面以 PNG 写入此文件夹。</translation>
    </message>
    <message>
        <source>Quits after so many seconds.</source>
        <translation>在指定秒数后退出。</translation>
    </message>
    <message>
        <source>light, dark, or system (the default).</source>
        <translation>light、dark 或 system（默认）。</translation>
    </message>
    <message>
        <source>Size of the window, such as 1440x900.</source>
        <translation>窗口大小，例如 1440x900。</translation>
    </message>
    <message>
        <source>Records the session to this .hubtrace file.</source>
        <translation>将会话记录到此 .hubtrace 文件。</translation>
    </message>
    <message>
        <source>Chat and monitor for Azure Web PubSub, with a hub of its own inside.</source>
        <translation>面向 Azure Web PubSub 的聊天与监视工具，内置本地 Hub。</translation>
    </message>
    <message>
        <source>%1 is not an option. See --help.</source>
        <translation>%1 不是有效选项。请参阅 --help。</translation>
    </message>
</context>
<context>
    <name>Ui::AbilityCard</name>
    <message>
        <source>What it may do</source>
        <translation>拥有的权限</translation>
    </message>
    <message>
        <source>What %1 may do</source>
        <translation>%1 拥有的权限</translation>
    </message>
    <message>
        <source>Known once there is a valid token.</source>
        <translation>提供有效令牌后可知。</translation>
    </message>
</context>
<context>
    <name>Ui::About</name>
    <message>
        <source>Version %1
Qt %2, %3

Chat and monitor for Azure Web PubSub, with a hub of its own inside.

Not affiliated with Microsoft. Azure is a trademark of the Microsoft group of companies.</source>
        <translation>版本 %1
Qt %2，%3

面向 Azure Web PubSub 的聊天与监视工具，内置本地 Hub。

与 Microsoft 无关联。Azure 是 Microsoft 集团公司的商标。</translation>
    </message>
    <message>
        <source>About Hubscope</source>
        <translation>关于 Hubscope</translation>
    </message>
</context>
<context>
    <name>Ui::AccessUrl</name>
    <message>
        <source>The URL does not begin with wss:// or ws://. Copy the client access URL, not the endpoint.</source>
        <translation>URL 不以 wss:// 或 ws:// 开头。请复制客户端访问 URL，而不是终结点。</translation>
    </message>
    <message>
        <source>The URL holds a user name or password before &apos;@&apos;. Remove it.</source>
        <translation>URL 在“@”之前包含用户名或密码。请将其删除。</translation>
    </message>
    <message>
        <source>The URL has no valid host. Expected one such as wss://demo.webpubsub.azure.com/client/hubs/chat.</source>
        <translation>URL 没有有效的主机。应类似 wss://demo.webpubsub.azure.com/client/hubs/chat。</translation>
    </message>
    <message>
        <source>The URL has no access_token. Expected ?access_token= and the token behind the hub. Copy it whole.</source>
        <translation>URL 没有 access_token。Hub 之后应为 ?access_token= 和令牌。请完整复制。</translation>
    </message>
    <message>
        <source>The token has %1, the service takes %2. Put fewer roles and groups into it.</source>
        <translation>令牌大小为 %1，服务最多接受 %2。请减少其中的角色和群组。</translation>
    </message>
    <message>
        <source>Paste the client access URL that your server or the portal made.</source>
        <translation>请粘贴由服务器或门户生成的客户端访问 URL。</translation>
    </message>
    <message>
        <source>The URL holds a blank or an invisible character. Copy it again, in one line.</source>
        <translation>URL 包含空格或不可见字符。请重新复制为一行。</translation>
    </message>
    <message>
        <source>The URL names no valid hub. Expected /client/hubs/ and the hub&apos;s name behind the host.</source>
        <translation>URL 未指定有效的 Hub。主机之后应为 /client/hubs/ 和 Hub 名称。</translation>
    </message>
</context>
<context>
    <name>Ui::ActionWiring</name>
    <message>
        <source>Publish as the server</source>
        <translation>以服务器身份发布</translation>
    </message>
    <message>
        <source>Text for the room, sent through REST:</source>
        <translation>通过 REST 发送到房间的文本：</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>&amp;Connect %1</source>
        <translation>连接 %1(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect %1</source>
        <translation>断开 %1(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>C&amp;ut %1 for 5 s</source>
        <translation>让 %1 断线 5 秒(&amp;U)</translation>
    </message>
    <message>
        <source>C&amp;ut for 5 s</source>
        <translation>断线 5 秒(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;move %1</source>
        <translation>移除 %1(&amp;M)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>Ui::Actions</name>
    <message>
        <source>&amp;New connection…</source>
        <translation>新建连接(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Use from your code…</source>
        <translation>在代码中使用(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find in the trace</source>
        <translation>在跟踪中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>&amp;Go to…</source>
        <translation>转到(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Chat</source>
        <translation>聊天(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Debug</source>
        <translation>调试(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>欢迎(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开连接(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>立即重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;ut for 5 s</source>
        <translation>断线 5 秒(&amp;U)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Join a room</source>
        <translation>加入房间(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Leave the room</source>
        <translation>离开房间(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Next room</source>
        <translation>下一个房间(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous room</source>
        <translation>上一个房间(&amp;P)</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>&amp;Try it now</source>
        <translation>立即试用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start the local hub</source>
        <translation>启动本地 Hub(&amp;S)</translation>
    </message>
    <message>
        <source>St&amp;op the local hub</source>
        <translation>停止本地 Hub(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy the connection string</source>
        <translation>复制连接字符串(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Publish as the server…</source>
        <translation>以服务器身份发布(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Pause the trace</source>
        <translation>暂停跟踪(&amp;P)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>捕获(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Filter the trace</source>
        <translation>筛选跟踪(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;lear the trace view</source>
        <translation>清空跟踪视图(&amp;L)</translation>
    </message>
    <message>
        <source>Go to the &amp;chat</source>
        <translation>转到聊天(&amp;C)</translation>
    </message>
    <message>
        <source>Go to the &amp;trace</source>
        <translation>转到跟踪(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>下一个窗格(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>上一个窗格(&amp;P)</translation>
    </message>
    <message>
        <source>Panes can be &amp;moved</source>
        <translation>窗格可移动(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Hubscope</source>
        <translation>关于 Hubscope(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Ui::Banner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
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
        <translation>二进制</translation>
    </message>
    <message>
        <source>Protobuf</source>
        <translation>Protobuf</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>1 more line</source>
        <translation>另有 1 行</translation>
    </message>
    <message numerus="yes">
        <source>%n more lines</source>
        <translation>
            <numerusform>另有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>First %1 of %2 shown; Copy takes all</source>
        <translation>显示 %2 中的前 %1；复制时包含全部</translation>
    </message>
</context>
<context>
    <name>Ui::BubbleLayout</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因？</translation>
    </message>
</context>
<context>
    <name>Ui::BubbleMeta</name>
    <message>
        <source>seen by %1 of %2</source>
        <translation>%1/%2 已读</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>sent, waiting for ack</source>
        <translation>已发送，等待 ack</translation>
    </message>
    <message>
        <source>sent, no ack asked</source>
        <translation>已发送，未请求 ack</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>已重放</translation>
    </message>
    <message>
        <source>arrived %1 late</source>
        <translation>延迟 %1 到达</translation>
    </message>
    <message>
        <source>acked</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>acked %1</source>
        <translation>已确认 %1</translation>
    </message>
    <message>
        <source>acknowledged in %1</source>
        <translation>%1 内确认</translation>
    </message>
    <message>
        <source> · %1</source>
        <translation> · %1</translation>
    </message>
    <message>
        <source>%1 · not delivered</source>
        <translation>%1 · 未送达</translation>
    </message>
    <message>
        <source>%1 · not delivered: %2, %3</source>
        <translation>%1 · 未送达：%2，%3</translation>
    </message>
</context>
<context>
    <name>Ui::BubblePainter</name>
    <message>
        <source>1 older message is in the trace only</source>
        <translation>1 条更早的消息仅在跟踪中</translation>
    </message>
    <message numerus="yes">
        <source>%n older messages are in the trace only</source>
        <translation>
            <numerusform>%n 条更早的消息仅在跟踪中</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因？</translation>
    </message>
</context>
<context>
    <name>Ui::BytesView</name>
    <message>
        <source>Message bytes</source>
        <translation>消息字节</translation>
    </message>
    <message>
        <source>No bytes</source>
        <translation>无字节</translation>
    </message>
</context>
<context>
    <name>Ui::ChecklistCard</name>
    <message>
        <source>Show me</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Show me: %1</source>
        <translation>演示：%1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Do not show again</source>
        <translation>不再显示</translation>
    </message>
    <message>
        <source>Do not show the first steps again</source>
        <translation>不再显示入门步骤</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>Ui::ClientUrlPage</name>
    <message>
        <source>Client access URL</source>
        <translation>客户端访问 URL</translation>
    </message>
</context>
<context>
    <name>Ui::ClipboardOffer</name>
    <message>
        <source>Paste it</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>The clipboard holds a client URL.</source>
        <translation>剪贴板中有客户端 URL。</translation>
    </message>
    <message>
        <source>The clipboard holds a connection string.</source>
        <translation>剪贴板中有连接字符串。</translation>
    </message>
</context>
<context>
    <name>Ui::Composer</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>The clipboard holds %1 characters, more than a frame can. Attach a smaller file.</source>
        <translation>剪贴板有 %1 个字符，超过一帧的容量。请附加较小的文件。</translation>
    </message>
    <message>
        <source>Message %1 as %2</source>
        <translation>以 %2 的身份发消息到 %1</translation>
    </message>
    <message>
        <source>Message to %1 as %2</source>
        <translation>以 %2 的身份发往 %1 的消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Nobody can speak: connect first.</source>
        <translation>无人可发言：请先连接。</translation>
    </message>
    <message>
        <source>No room is chosen: join one (Ctrl+J).</source>
        <translation>未选择房间：请加入一个 (Ctrl+J)。</translation>
    </message>
    <message>
        <source>Nothing to send yet.</source>
        <translation>尚无可发送的内容。</translation>
    </message>
    <message>
        <source>The frame has %1, a frame may have %2. Send less.</source>
        <translation>此帧为 %1，一帧最多 %2。请减少发送内容。</translation>
    </message>
    <message>
        <source>%1, frame %2 of %3</source>
        <translation>%1，帧 %2 / %3</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>发送 (Enter)</translation>
    </message>
    <message>
        <source>Valid JSON</source>
        <translation>有效的 JSON</translation>
    </message>
    <message>
        <source>Send the bytes of a file</source>
        <translation>发送文件的字节</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Choose another file.</source>
        <translation>无法读取 %1：%2。请选择其他文件。</translation>
    </message>
    <message>
        <source>%1 has more than %2, the most a frame can hold. Choose a smaller file.</source>
        <translation>%1 超过 %2，即一帧的最大容量。请选择较小的文件。</translation>
    </message>
</context>
<context>
    <name>Ui::ComposerOptions</name>
    <message>
        <source>Speaker</source>
        <translation>发言者</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Payload type</source>
        <translation>负载类型</translation>
    </message>
    <message>
        <source>noEcho</source>
        <translation>noEcho</translation>
    </message>
    <message>
        <source>The speaker does not get its own message back</source>
        <translation>发言者不会收到自己的消息</translation>
    </message>
    <message>
        <source>ack</source>
        <translation>ack</translation>
    </message>
    <message>
        <source>The service confirms the message; off: fire and forget</source>
        <translation>由服务确认消息；关闭：发送后不管</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Binary, hex</source>
        <translation>二进制，十六进制</translation>
    </message>
    <message>
        <source>Binary, base64</source>
        <translation>二进制，Base64</translation>
    </message>
    <message>
        <source>Send the bytes of a file</source>
        <translation>发送文件的字节</translation>
    </message>
    <message>
        <source>Attach binary file</source>
        <translation>附加二进制文件</translation>
    </message>
    <message>
        <source>as</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>to</source>
        <translation>发往</translation>
    </message>
</context>
<context>
    <name>Ui::ComposerStatus</name>
    <message>
        <source>Enter sends, Shift+Enter new line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionDialog</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>How to connect</source>
        <translation>连接方式</translation>
    </message>
    <message>
        <source>Connection string</source>
        <translation>连接字符串</translation>
    </message>
    <message>
        <source>Client URL</source>
        <translation>客户端 URL</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Anonymous on %1</source>
        <translation>%1 上的匿名用户</translation>
    </message>
    <message>
        <source>Alice</source>
        <translation>Alice</translation>
    </message>
    <message>
        <source>Connect anyway</source>
        <translation>仍然连接</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionListModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message numerus="yes">
        <source>, %n unread</source>
        <translation>
            <numerusform>，%n 条未读</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionPanel</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>New connection (Ctrl+N)</source>
        <translation>新建连接 (Ctrl+N)</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>No connections yet</source>
        <translation>尚无连接</translation>
    </message>
    <message>
        <source>Try the local hub, or connect to Azure.</source>
        <translation>试用本地 Hub，或连接到 Azure。</translation>
    </message>
    <message>
        <source>&amp;New connection…</source>
        <translation>新建连接(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Disconnect	Shift+F5</source>
        <translation>断开连接(&amp;D)	Shift+F5</translation>
    </message>
    <message>
        <source>&amp;Connect	F5</source>
        <translation>连接(&amp;C)	F5</translation>
    </message>
    <message>
        <source>&amp;Reconnect now</source>
        <translation>立即重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>Cut for &amp;5 s</source>
        <translation>断线 5 秒(&amp;5)</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionStringLine</name>
    <message>
        <source>Connection string: %1</source>
        <translation>连接字符串：%1</translation>
    </message>
    <message>
        <source>port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>made at start</source>
        <translation>启动时生成</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionStringPage</name>
    <message>
        <source>Connection string</source>
        <translation>连接字符串</translation>
    </message>
    <message>
        <source>May join and leave any group</source>
        <translation>可加入和离开任何群组</translation>
    </message>
    <message>
        <source>May publish to any group</source>
        <translation>可向任何群组发布</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>empty: anonymous</source>
        <translation>留空：匿名</translation>
    </message>
    <message>
        <source>lobby, alerts</source>
        <translation>lobby, alerts</translation>
    </message>
    <message>
        <source>Joined when the connection opens; names between commas</source>
        <translation>连接打开时加入；名称以逗号分隔</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>群组</translation>
    </message>
</context>
<context>
    <name>Ui::Conversations</name>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
</context>
<context>
    <name>Ui::Destinations</name>
    <message>
        <source>room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
</context>
<context>
    <name>Ui::Docks</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Live trace</source>
        <translation>实时跟踪</translation>
    </message>
    <message>
        <source>Lower pane</source>
        <translation>下方窗格</translation>
    </message>
    <message>
        <source>Fold the trace to one line</source>
        <translation>将跟踪折叠为一行</translation>
    </message>
</context>
<context>
    <name>Ui::FactView</name>
    <message>
        <source>Facts of the selected row</source>
        <translation>所选行的详情</translation>
    </message>
    <message>
        <source>&amp;Copy value</source>
        <translation>复制值(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Show rows like this</source>
        <translation>显示同类行(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Ui::Facts</name>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>跟踪 ID</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>At</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>conn</source>
        <comment>short for connection, before its id</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群组</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 名成员</numerusform>
        </translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>Ack</translation>
    </message>
    <message>
        <source>%1 not answered yet</source>
        <translation>%1 尚未答复</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>%1 acknowledged</source>
        <translation>%1 已确认</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>payload %1</source>
        <translation>负载 %1</translation>
    </message>
</context>
<context>
    <name>Ui::FilterField</name>
    <message>
        <source>Trace filter</source>
        <translation>跟踪筛选器</translation>
    </message>
    <message>
        <source>Words, &quot;two words&quot;, -without, group:lobby, dir:in, size&gt;1k, since:10:02</source>
        <translation>词语, &quot;多个 词语&quot;, -排除, group:lobby, dir:in, size&gt;1k, since:10:02</translation>
    </message>
    <message>
        <source>Fields to filter by</source>
        <translation>可筛选的字段</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选器</translation>
    </message>
</context>
<context>
    <name>Ui::FirstSteps</name>
    <message>
        <source>Send JSON</source>
        <translation>发送 JSON</translation>
    </message>
    <message>
        <source>Join a group</source>
        <translation>加入群组</translation>
    </message>
    <message>
        <source>See an ack error</source>
        <translation>查看 ack 错误</translation>
    </message>
    <message>
        <source>Break the network</source>
        <translation>中断网络</translation>
    </message>
    <message>
        <source>Switch the composer to JSON and press Enter. Errors show line and column.</source>
        <translation>将编辑区切换为 JSON 并按 Enter。错误会标出行和列。</translation>
    </message>
    <message>
        <source>Ctrl+J makes a room. Its members appear at once.</source>
        <translation>按 Ctrl+J 创建房间。其成员会立即显示。</translation>
    </message>
    <message>
        <source>Speak as Dave, who may only read. The bubble says why it was refused.</source>
        <translation>以只读用户 Dave 的身份发言。气泡会说明被拒绝的原因。</translation>
    </message>
    <message>
        <source>Cut Bob for 5 s. Watch the gap, the replay and the recovery.</source>
        <translation>让 Bob 断线 5 秒。观察间断、重放和恢复。</translation>
    </message>
</context>
<context>
    <name>Ui::FirstStepsGuide</name>
    <message>
        <source>Can I answer from here?</source>
        <translation>我可以在这里回复吗？</translation>
    </message>
</context>
<context>
    <name>Ui::Format</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 微秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
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
        <translation>1 字节</translation>
    </message>
    <message numerus="yes">
        <source>%Ln bytes</source>
        <translation>
            <numerusform>%Ln 字节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::FramePage</name>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>复制帧</translation>
    </message>
    <message>
        <source>this row has no frame</source>
        <translation>此行没有帧</translation>
    </message>
    <message>
        <source>first %1 of %2</source>
        <translation>前 %1，共 %2</translation>
    </message>
    <message>
        <source>Load all %1</source>
        <translation>加载全部 %1</translation>
    </message>
</context>
<context>
    <name>Ui::GoToButton</name>
    <message>
        <source>Go to room, user or command</source>
        <translation>转到房间、用户或命令</translation>
    </message>
    <message>
        <source>Go to room, user or command (%1)</source>
        <translation>转到房间、用户或命令 (%1)</translation>
    </message>
</context>
<context>
    <name>Ui::HopModel</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>who, what, how long</comment>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>Ui::HopView</name>
    <message>
        <source>Hops</source>
        <translation>跃点</translation>
    </message>
</context>
<context>
    <name>Ui::Hops</name>
    <message>
        <source>to hub</source>
        <translation>发往 Hub</translation>
    </message>
    <message>
        <source>receives</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>held</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>held, then replayed</source>
        <translation>已暂存，随后重放</translation>
    </message>
    <message>
        <source>ack %1 %2</source>
        <comment>ack id, then its result</comment>
        <translation>ack %1 %2</translation>
    </message>
    <message>
        <source>routes to %1</source>
        <translation>路由到 %1 个接收方</translation>
    </message>
    <message>
        <source>%1 of %2 expected got it</source>
        <translation>预期 %2 个接收方，%1 个已收到</translation>
    </message>
</context>
<context>
    <name>Ui::Inspector</name>
    <message>
        <source>Select a row</source>
        <translation>请选择一行</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
</context>
<context>
    <name>Ui::JoinField</name>
    <message>
        <source>Join a room</source>
        <translation>加入房间</translation>
    </message>
    <message>
        <source>Name of the room</source>
        <translation>房间名称</translation>
    </message>
    <message>
        <source>Room to join</source>
        <translation>要加入的房间</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
</context>
<context>
    <name>Ui::JsonTreeModel</name>
    <message>
        <source>%1 %2, %3</source>
        <comment>name, value, kind</comment>
        <translation>%1 %2，%3</translation>
    </message>
    <message numerus="yes">
        <source>array, %n items</source>
        <translation>
            <numerusform>数组，%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>object, %n fields</source>
        <translation>
            <numerusform>对象，%n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>no JSON, %1</source>
        <translation>非 JSON，%1</translation>
    </message>
    <message>
        <source>string, %1</source>
        <translation>字符串，%1</translation>
    </message>
    <message>
        <source>string</source>
        <translation>字符串</translation>
    </message>
</context>
<context>
    <name>Ui::JsonTreeView</name>
    <message>
        <source>Message JSON</source>
        <translation>消息 JSON</translation>
    </message>
</context>
<context>
    <name>Ui::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>In the messages</source>
        <translation>消息区</translation>
    </message>
    <message>
        <source>Latest message</source>
        <translation>最新消息</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>折叠或展开</translation>
    </message>
    <message>
        <source>Send a failed message again</source>
        <translation>重新发送失败的消息</translation>
    </message>
    <message>
        <source>Edit a failed message</source>
        <translation>编辑失败的消息</translation>
    </message>
    <message>
        <source>Discard a failed message</source>
        <translation>丢弃失败的消息</translation>
    </message>
    <message>
        <source>In the composer</source>
        <translation>编辑区</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Recall the last text, in an empty box</source>
        <translation>在空白时调出上次的文本</translation>
    </message>
    <message>
        <source>In the trace</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Next row of the same story</source>
        <translation>同一关联的下一行</translation>
    </message>
    <message>
        <source>Previous row of the same story</source>
        <translation>同一关联的上一行</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
</context>
<context>
    <name>Ui::LanePicker</name>
    <message>
        <source>Circle</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>菱形</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>Circle, outline</source>
        <translation>圆形（轮廓）</translation>
    </message>
    <message>
        <source>Square, outline</source>
        <translation>方形（轮廓）</translation>
    </message>
    <message>
        <source>Diamond, outline</source>
        <translation>菱形（轮廓）</translation>
    </message>
    <message>
        <source>Triangle, outline</source>
        <translation>三角形（轮廓）</translation>
    </message>
    <message>
        <source>Ring, outline</source>
        <translation>圆环（轮廓）</translation>
    </message>
    <message>
        <source>Lane: %1</source>
        <translation>泳道：%1</translation>
    </message>
</context>
<context>
    <name>Ui::LatestPill</name>
    <message>
        <source>Latest (%1)</source>
        <translation>最新 (%1)</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message numerus="yes">
        <source>Go to the latest message, %n new</source>
        <translation>
            <numerusform>转到最新消息，%n 条新消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the latest message</source>
        <translation>转到最新消息</translation>
    </message>
</context>
<context>
    <name>Ui::MainWindow</name>
    <message>
        <source>%1 opens the trace</source>
        <translation>按 %1 打开跟踪</translation>
    </message>
</context>
<context>
    <name>Ui::MemberChips</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Ui::Menus</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Speak as</source>
        <translation>发言身份(&amp;S)</translation>
    </message>
    <message>
        <source>H&amp;ub</source>
        <translation>Hub(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>Ui::MessageAnnouncer</name>
    <message>
        <source>1 new message in %1</source>
        <translation>%1 中有 1 条新消息</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages in %1</source>
        <translation>
            <numerusform>%1 中有 %n 条新消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::MessagePage</name>
    <message>
        <source>Hops</source>
        <translation>跃点</translation>
    </message>
    <message>
        <source>Copy hops</source>
        <translation>复制跃点</translation>
    </message>
    <message>
        <source>exact, one clock</source>
        <translation>精确，同一时钟</translation>
    </message>
    <message>
        <source>as seen from this computer</source>
        <translation>以本机视角</translation>
    </message>
    <message>
        <source>, logarithmic</source>
        <comment>scale of the time axis</comment>
        <translation>，对数刻度</translation>
    </message>
    <message numerus="yes">
        <source>, %n more</source>
        <comment>hops that are not listed</comment>
        <translation>
            <numerusform>，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Members of %1</source>
        <translation>%1 的成员</translation>
    </message>
    <message numerus="yes">
        <source>%n, live</source>
        <comment>members of a group</comment>
        <translation>
            <numerusform>%n 名，实时</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::NewRowsPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>rows since the table stands still</comment>
        <translation>
            <numerusform>新增 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new rows</source>
        <translation>
            <numerusform>显示 %n 个新行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::PanelWiring</name>
    <message>
        <source>Not delivered: %1.</source>
        <translation>未送达：%1。</translation>
    </message>
</context>
<context>
    <name>Ui::PayloadCheck</name>
    <message>
        <source>Line %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>expected %1 but found %2. %3</source>
        <translation>应为 %1，实际为 %2。%3</translation>
    </message>
    <message>
        <source>expected two hex digits a byte (0-9, a-f). Write 0a, not a.</source>
        <translation>每个字节应为两位十六进制数字 (0-9, a-f)。请写 0a，而不是 a。</translation>
    </message>
    <message>
        <source>expected a second hex digit. Complete the last byte.</source>
        <translation>缺少第二位十六进制数字。请补全最后一个字节。</translation>
    </message>
    <message>
        <source>expected base64 (A-Z, a-z, 0-9, + and /). Remove this character.</source>
        <translation>应为 Base64（A-Z、a-z、0-9、+ 和 /）。请删除此字符。</translation>
    </message>
    <message>
        <source>expected groups of four characters, the last filled up with =. Paste it whole.</source>
        <translation>应每四个字符一组，最后一组用 = 补齐。请完整粘贴。</translation>
    </message>
</context>
<context>
    <name>Ui::PayloadEditor</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>长文本</translation>
    </message>
</context>
<context>
    <name>Ui::QuickSwitch</name>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Room, user or command</source>
        <translation>房间、用户或命令</translation>
    </message>
    <message>
        <source>Go to room, user or command</source>
        <translation>转到房间、用户或命令</translation>
    </message>
    <message>
        <source>Destinations</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>destination, what it is</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>Ui::RoomDelegate</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 条失败</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::RoomListModel</name>
    <message>
        <source>1 member</source>
        <translation>1 名成员</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n 名成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n 条未读</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 条失败</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::RoomPanel</name>
    <message>
        <source>Join a room (Ctrl+J)</source>
        <translation>加入房间 (Ctrl+J)</translation>
    </message>
    <message>
        <source>Join a room</source>
        <translation>加入房间</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>Rooms of %1</source>
        <translation>%1 的房间</translation>
    </message>
    <message>
        <source>Rooms appear when a user has joined a group.</source>
        <translation>用户加入群组后，房间会显示在此处。</translation>
    </message>
    <message>
        <source>%1 is in no group. Join one (Ctrl+J).</source>
        <translation>%1 不在任何群组中。请加入一个 (Ctrl+J)。</translation>
    </message>
    <message>
        <source>&amp;Leave	Ctrl+Shift+J</source>
        <translation>离开(&amp;L)	Ctrl+Shift+J</translation>
    </message>
    <message>
        <source>&amp;Join a room…	Ctrl+J</source>
        <translation>加入房间(&amp;J)…	Ctrl+J</translation>
    </message>
</context>
<context>
    <name>Ui::RoomTabs</name>
    <message>
        <source>Open rooms</source>
        <translation>打开的房间</translation>
    </message>
</context>
<context>
    <name>Ui::Roster</name>
    <message>
        <source>Local hub · %1</source>
        <translation>本地 Hub · %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>recovering, %1 s</source>
        <translation>恢复中，%1 秒</translation>
    </message>
    <message>
        <source>again in %1 s</source>
        <translation>%1 秒后重试</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>User %1, connection %2, %3</source>
        <translation>用户 %1，连接 %2，%3</translation>
    </message>
    <message>
        <source>from outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>away</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>A client of another program: connection %1, %2</source>
        <translation>其他程序的客户端：连接 %1，%2</translation>
    </message>
</context>
<context>
    <name>Ui::SecretField</name>
    <message>
        <source>Hide the secret</source>
        <translation>隐藏机密</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>显示机密</translation>
    </message>
</context>
<context>
    <name>Ui::SparkLine</name>
    <message>
        <source>Messages a second, the last values</source>
        <translation>每秒消息数，最近的值</translation>
    </message>
</context>
<context>
    <name>Ui::StatusStrip</name>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 / %2 MB</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connected</source>
        <translation>
            <numerusform>%Ln 个已连接</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message numerus="yes">
        <source>%Ln recovering</source>
        <translation>
            <numerusform>%Ln 个恢复中</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 条/秒</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation>%1/秒</translation>
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
        <translation>捕获已开启，%1</translation>
    </message>
    <message>
        <source>Capture off</source>
        <translation>捕获已关闭</translation>
    </message>
    <message>
        <source>Not affiliated with Microsoft</source>
        <translation>与 Microsoft 无关联</translation>
    </message>
    <message numerus="yes">
        <source>This session: %Ln messages</source>
        <translation>
            <numerusform>本次会话：%Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, nothing sent to Azure</source>
        <translation>%1，未向 Azure 发送任何数据</translation>
    </message>
</context>
<context>
    <name>Ui::ThreadNote</name>
    <message>
        <source>Shows only these rows</source>
        <translation>仅显示这些行</translation>
    </message>
    <message>
        <source>F3 next</source>
        <comment>key, then what it does</comment>
        <translation>F3 下一行</translation>
    </message>
    <message numerus="yes">
        <source>%n rows share trace %1</source>
        <translation>
            <numerusform>%n 行属于跟踪 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TimelinePanel</name>
    <message>
        <source>No messages in %1 yet</source>
        <translation>%1 中尚无消息</translation>
    </message>
    <message>
        <source>Write one below, or wait for one.</source>
        <translation>在下方写一条，或等待新消息。</translation>
    </message>
    <message>
        <source>No room is open</source>
        <translation>未打开房间</translation>
    </message>
    <message>
        <source>Choose one on the left, or join one (Ctrl+J).</source>
        <translation>在左侧选择一个，或加入一个 (Ctrl+J)。</translation>
    </message>
</context>
<context>
    <name>Ui::TimelineView</name>
    <message>
        <source>Fold (Space)</source>
        <translation>折叠 (Space)</translation>
    </message>
    <message>
        <source>As it came, or one value a line</source>
        <translation>原始格式，或每行一个值</translation>
    </message>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation>复制 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Send it again (Ctrl+R)</source>
        <translation>重新发送 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Back to the composer (F2)</source>
        <translation>放回编辑区 (F2)</translation>
    </message>
    <message>
        <source>Remove it from here (Delete)</source>
        <translation>从此处移除 (Delete)</translation>
    </message>
    <message>
        <source>&amp;Retry	Ctrl+R</source>
        <translation>重试(&amp;R)	Ctrl+R</translation>
    </message>
    <message>
        <source>&amp;Edit	F2</source>
        <translation>编辑(&amp;E)	F2</translation>
    </message>
    <message>
        <source>&amp;Discard	Del</source>
        <translation>丢弃(&amp;D)	Del</translation>
    </message>
    <message>
        <source>&amp;Why did it fail?</source>
        <translation>为何失败(&amp;W)？</translation>
    </message>
    <message>
        <source>&amp;Copy text	Ctrl+C</source>
        <translation>复制文本(&amp;C)	Ctrl+C</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON	Ctrl+Shift+C</source>
        <translation>复制为 JSON(&amp;J)	Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Un&amp;fold	Space</source>
        <translation>展开(&amp;F)	Space</translation>
    </message>
    <message>
        <source>&amp;Fold	Space</source>
        <translation>折叠(&amp;F)	Space</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>显示全部(&amp;A)</translation>
    </message>
    <message>
        <source>Messages in %1</source>
        <translation>%1 中的消息</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>Ui::TokenCard</name>
    <message>
        <source>Token, decoded here</source>
        <translation>令牌，本地解码</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>受众</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>made here with the key, for each connection</source>
        <translation>在本地用密钥为每个连接生成</translation>
    </message>
    <message>
        <source>HS256, signature not checked</source>
        <translation>HS256，未验证签名</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>URL says %1</source>
        <translation>URL 中为 %1</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of them shown</source>
        <translation>显示其中 %1 个</translation>
    </message>
</context>
<context>
    <name>Ui::TokenFacts</name>
    <message>
        <source>The token is for hub %1, the URL opens hub %2. Ask for a token for %2.</source>
        <translation>令牌用于 Hub %1，而 URL 打开的是 Hub %2。请申请用于 %2 的令牌。</translation>
    </message>
    <message>
        <source>The token is for %1, the URL opens %2. Ask for a token for this endpoint.</source>
        <translation>令牌用于 %1，而 URL 打开的是 %2。请申请用于此终结点的令牌。</translation>
    </message>
    <message>
        <source>no audience</source>
        <translation>无受众</translation>
    </message>
    <message>
        <source>The token does not tell when it ends. Ask for a new one.</source>
        <translation>令牌未注明到期时间。请申请新令牌。</translation>
    </message>
    <message>
        <source>The token ended at %1, and it is %2 now. Ask for a new one, or set the clock.</source>
        <translation>令牌已于 %1 到期，现在是 %2。请申请新令牌，或校准时钟。</translation>
    </message>
    <message>
        <source>The token is from %1, and it is %2 now. Set the clock of the computer that makes it.</source>
        <translation>令牌签发于 %1，而现在是 %2。请校准生成令牌的计算机的时钟。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more groups</source>
        <translation>
            <numerusform>以及另外 %n 个群组</numerusform>
        </translation>
    </message>
    <message>
        <source>Join and leave any group</source>
        <translation>加入和离开任何群组</translation>
    </message>
    <message>
        <source>Join and leave %1</source>
        <translation>加入和离开 %1</translation>
    </message>
    <message>
        <source>Join groups: not without a role</source>
        <translation>加入群组：需要角色</translation>
    </message>
    <message>
        <source>Publish to any group</source>
        <translation>向任何群组发布</translation>
    </message>
    <message>
        <source>Publish to %1</source>
        <translation>向 %1 发布</translation>
    </message>
    <message>
        <source>Publish: not without a role</source>
        <translation>发布：需要角色</translation>
    </message>
    <message>
        <source>Send events to the handler</source>
        <translation>向事件处理程序发送事件</translation>
    </message>
    <message>
        <source>Members: known through the key</source>
        <translation>成员：可通过密钥获知</translation>
    </message>
    <message>
        <source>Members: needs a connection string</source>
        <translation>成员：需要连接字符串</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1 后</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 前</translation>
    </message>
</context>
<context>
    <name>Ui::ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Copy the connection string</source>
        <translation>复制连接字符串</translation>
    </message>
    <message>
        <source>Go to room, user…</source>
        <translation>转到房间、用户…</translation>
    </message>
    <message>
        <source>Arrangement of the window</source>
        <translation>窗口布局</translation>
    </message>
    <message>
        <source>Theme and layout</source>
        <translation>主题和布局</translation>
    </message>
    <message>
        <source>Local hub running</source>
        <translation>本地 Hub 运行中</translation>
    </message>
    <message>
        <source>Use it from your code</source>
        <translation>在代码中使用</translation>
    </message>
    <message>
        <source>Local hub starts</source>
        <translation>本地 Hub 正在启动</translation>
    </message>
    <message>
        <source>Local hub stopped</source>
        <translation>本地 Hub 已停止</translation>
    </message>
    <message>
        <source>Start the local hub</source>
        <translation>启动本地 Hub</translation>
    </message>
    <message>
        <source>Local hub running at %1</source>
        <translation>本地 Hub 运行于 %1</translation>
    </message>
</context>
<context>
    <name>Ui::TraceFold</name>
    <message>
        <source>Live trace</source>
        <translation>实时跟踪</translation>
    </message>
    <message>
        <source>Capture starts with the first connection.</source>
        <translation>捕获从首个连接开始。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows. Last:</source>
        <translation>
            <numerusform>%Ln 行。最近：</numerusform>
        </translation>
    </message>
    <message>
        <source>Live trace, %1</source>
        <translation>实时跟踪，%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TracePanel</name>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Keep the newest row in sight</source>
        <translation>始终显示最新一行</translation>
    </message>
    <message>
        <source>Start with an empty table; the session keeps all rows</source>
        <translation>从空表开始；会话保留所有行</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n rows</source>
        <comment>shown of all</comment>
        <translation>
            <numerusform>%1 / %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation>%1，正在搜索…</translation>
    </message>
    <message numerus="yes">
        <source>0 of %n rows match.</source>
        <translation>
            <numerusform>%n 行中无匹配项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选器</translation>
    </message>
    <message numerus="yes">
        <source>Paused. %n rows wait.</source>
        <translation>
            <numerusform>已暂停。%n 行待显示。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>View cleared. The session keeps %n rows.</source>
        <translation>
            <numerusform>视图已清空。会话保留 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Capture is on, nothing yet</source>
        <translation>捕获已开启，暂无内容</translation>
    </message>
    <message>
        <source>Live trace</source>
        <translation>实时跟踪</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>显示 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a name</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Ui::TraceQuery</name>
    <message>
        <source>There is no field &quot;%1&quot;. Put it in quotes to look for the text itself.</source>
        <translation>没有字段“%1”。要查找该文本本身，请加引号。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; compares: write %1&gt;… or %1&lt;…</source>
        <translation>“%1”用于比较：请写 %1&gt;… 或 %1&lt;…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes a colon: write %1:…</source>
        <translation>“%1”需要冒号：请写 %1:…</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a value right behind it.</source>
        <translation>“%1”之后须紧跟一个值。</translation>
    </message>
    <message>
        <source>&quot;level:&quot; knows trace, debug, informational, warning and error.</source>
        <translation>“level:”可取 trace、debug、informational、warning 和 error。</translation>
    </message>
    <message>
        <source>&quot;dir:&quot; knows in, out, inside and both.</source>
        <translation>“dir:”可取 in、out、inside 和 both。</translation>
    </message>
    <message>
        <source>This takes a time such as 10:02 or 10:02:31, or a span such as 5m.</source>
        <translation>此处应为时间，例如 10:02 或 10:02:31，或时长，例如 5m。</translation>
    </message>
    <message>
        <source>&quot;size&quot; takes bytes such as 200, 4k or 1m.</source>
        <translation>“size”应为字节数，例如 200、4k 或 1m。</translation>
    </message>
    <message>
        <source>&quot;took&quot; takes a time such as 500us, 20ms or 2s.</source>
        <translation>“took”应为时长，例如 500us、20ms 或 2s。</translation>
    </message>
    <message>
        <source>The quote is not closed. Add a &quot; at the end of the words.</source>
        <translation>引号未闭合。请在词语末尾加上 &quot;。</translation>
    </message>
</context>
<context>
    <name>Ui::TraceText</name>
    <message>
        <source>Thread</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>群组</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Seq</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>Ack</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>跟踪 ID</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>out</source>
        <translation>出站</translation>
    </message>
    <message>
        <source>in</source>
        <translation>入站</translation>
    </message>
    <message>
        <source>both</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>群组 %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>sequence %1</source>
        <translation>序列号 %1</translation>
    </message>
    <message>
        <source>ack %1</source>
        <translation>ack %1</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>耗时 %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>状态 %1</translation>
    </message>
    <message>
        <source>trace %1</source>
        <translation>跟踪 %1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a sentence</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Ui::TraceView</name>
    <message>
        <source>Columns of the live trace</source>
        <translation>实时跟踪的列</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>复制为文本(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>复制为 JSON(&amp;J)</translation>
    </message>
    <message>
        <source>Copy &amp;frame</source>
        <translation>复制帧(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next row of this trace</source>
        <translation>此跟踪的下一行(&amp;N)</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>menu entry: show only rows with, e.g., group:lobby</comment>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <comment>menu entry: hide rows with, e.g., type:ping</comment>
        <translation>隐藏 %1</translation>
    </message>
</context>
<context>
    <name>Ui::UseFromCodeDialog</name>
    <message>
        <source>Reveal the key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>Copy the connection string</source>
        <translation>复制连接字符串</translation>
    </message>
    <message>
        <source>Copy as shell variable</source>
        <translation>复制为 Shell 变量</translation>
    </message>
    <message>
        <source>Start the local hub</source>
        <translation>启动本地 Hub</translation>
    </message>
    <message>
        <source>Use from your code</source>
        <translation>在代码中使用</translation>
    </message>
    <message>
        <source>Client program</source>
        <translation>客户端程序</translation>
    </message>
    <message>
        <source>Client (Node)</source>
        <translation>客户端 (Node)</translation>
    </message>
    <message>
        <source>Server program</source>
        <translation>服务器程序</translation>
    </message>
    <message>
        <source>Server (Node)</source>
        <translation>服务器 (Node)</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Snippets</source>
        <translation>代码片段</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The hub listens on %1, on this computer only. Any Web PubSub client can use it; it shows up as a row of its own.</source>
        <translation>Hub 正在 %1 上侦听，仅限本机。任何 Web PubSub 客户端均可使用，并会单独显示为一行。</translation>
    </message>
    <message>
        <source>The local hub is stopped. Start it first; port and key are made at start.</source>
        <translation>本地 Hub 已停止。请先启动；端口和密钥在启动时生成。</translation>
    </message>
</context>
<context>
    <name>Ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Chat and monitor for Azure Web PubSub, with a hub of its own inside.</source>
        <translation>面向 Azure Web PubSub 的聊天与监视工具，内置本地 Hub。</translation>
    </message>
    <message>
        <source>Try it now</source>
        <translation>立即试用</translation>
    </message>
    <message>
        <source>Starts a hub on this computer with Alice, Bob, Carol and Dave, who may only read, in one room. No account.</source>
        <translation>在本机启动 Hub，Alice、Bob、Carol 和只读用户 Dave 同处一个房间。无需帐户。</translation>
    </message>
    <message>
        <source>Connect to Azure</source>
        <translation>连接到 Azure</translation>
    </message>
    <message>
        <source>Connection string or client URL. Decoded and checked here before it is used.</source>
        <translation>连接字符串或客户端 URL。使用前先在本地解码并检查。</translation>
    </message>
    <message>
        <source>Use it from your code</source>
        <translation>在代码中使用</translation>
    </message>
    <message>
        <source>Starts the hub alone and shows its connection string, with a program to copy.</source>
        <translation>仅启动 Hub 并显示其连接字符串，附可复制的示例程序。</translation>
    </message>
    <message>
        <source>Nothing leaves this computer until you connect. Keys stay in memory until you quit.</source>
        <translation>连接之前，任何数据都不会离开本机。密钥仅保留在内存中，直至退出。</translation>
    </message>
    <message>
        <source>Copy the connection string</source>
        <translation>复制连接字符串</translation>
    </message>
    <message>
        <source>Go to room, user, command</source>
        <translation>转到房间、用户、命令</translation>
    </message>
    <message>
        <source>Speak as another user</source>
        <translation>以其他用户身份发言</translation>
    </message>
    <message>
        <source>%1 to 9</source>
        <translation>%1 至 9</translation>
    </message>
    <message>
        <source>Pause the trace</source>
        <translation>暂停跟踪</translation>
    </message>
    <message>
        <source>Filter the trace</source>
        <translation>筛选跟踪</translation>
    </message>
    <message>
        <source>All keys, %1</source>
        <translation>所有快捷键，%1</translation>
    </message>
    <message>
        <source>Keys worth knowing</source>
        <translation>常用快捷键</translation>
    </message>
    <message>
        <source>Don’t show again</source>
        <translation>不再显示</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门步骤</translation>
    </message>
    <message>
        <source>The local hub runs. Any Web PubSub client can use it:</source>
        <translation>本地 Hub 正在运行。任何 Web PubSub 客户端均可使用：</translation>
    </message>
    <message>
        <source>Start the local hub first, then any Web PubSub client can use it:</source>
        <translation>请先启动本地 Hub，之后任何 Web PubSub 客户端均可使用：</translation>
    </message>
    <message>
        <source>The local hub is stopped</source>
        <translation>本地 Hub 已停止</translation>
    </message>
</context>
<context>
    <name>Ui::Workspace</name>
    <message>
        <source>The trace is not saved.</source>
        <translation>跟踪未保存。</translation>
    </message>
    <message>
        <source>Capture is paused.</source>
        <translation>捕获已暂停。</translation>
    </message>
    <message>
        <source>The local hub did not start.</source>
        <translation>本地 Hub 未能启动。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not sent to %1.</source>
        <translation>未发送到 %1。</translation>
    </message>
    <message>
        <source>Publishing as the server needs a connection string or the running local hub; a client URL has no access key.</source>
        <translation>以服务器身份发布需要连接字符串或正在运行的本地 Hub；客户端 URL 不含访问密钥。</translation>
    </message>
    <message>
        <source>%1 missed messages.</source>
        <translation>%1 错过了消息。</translation>
    </message>
    <message>
        <source>Sequence %1 to %2 never came: %3</source>
        <translation>序列号 %1 至 %2 未到达：%3</translation>
    </message>
    <message>
        <source>%1 is back.</source>
        <translation>%1 已恢复连接。</translation>
    </message>
    <message>
        <source>Away for %1 s, the session was recovered and nothing was lost.</source>
        <translation>断线 %1 秒，会话已恢复，没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Show in trace</source>
        <translation>在跟踪中显示</translation>
    </message>
    <message>
        <source>%1 lost the connection.</source>
        <translation>%1 的连接已断开。</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>立即重新连接</translation>
    </message>
    <message>
        <source>%1 has a problem.</source>
        <translation>%1 出现问题。</translation>
    </message>
    <message>
        <source>%1 is not connected. Press F5 to connect.</source>
        <translation>%1 未连接。按 F5 连接。</translation>
    </message>
    <message>
        <source>%1 is not in %2.</source>
        <translation>%1 不在 %2 中。</translation>
    </message>
    <message>
        <source>From the server</source>
        <translation>来自服务器</translation>
    </message>
    <message>
        <source>This user is not connected. Connect (F5), then retry.</source>
        <translation>此用户未连接。请先连接 (F5)，然后重试。</translation>
    </message>
    <message>
        <source>From sequence %1 on messages may be missing: %2</source>
        <translation>从序号 %1 起可能缺少消息：%2</translation>
    </message>
</context>
</TS>
