<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Canvas</name>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>arrives in %1</source>
        <translation>%1 后到达</translation>
    </message>
    <message>
        <source>chunk %1 of %2</source>
        <translation>第 %1 块，共 %2 块</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>停机 %1</translation>
    </message>
    <message>
        <source>held</source>
        <translation>被扣留</translation>
    </message>
    <message>
        <source>loses %1 %</source>
        <translation>丢失 %1 %</translation>
    </message>
    <message>
        <source>not yet committed</source>
        <translation>尚未提交</translation>
    </message>
    <message>
        <source>term %1</source>
        <translation>任期 %1</translation>
    </message>
    <message>
        <source>up</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>waits to be delivered</source>
        <translation>等待投递</translation>
    </message>
    <message>
        <source>will be lost</source>
        <translation>将会丢失</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Select a server first: press its number or click it.</source>
        <translation>请先选中一个服务器：按它的数字键或单击它。</translation>
    </message>
    <message>
        <source>There is no leader; select a server first.</source>
        <translation>没有领导者；请先选中一个服务器。</translation>
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
        <translation>%1 自 %3 起在任期 %2 担任领导者</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Both runs are the same from their start to their end.</source>
        <translation>两次运行从头到尾完全相同。</translation>
    </message>
    <message>
        <source>The run ends earlier.</source>
        <translation>该运行在此之前已结束。</translation>
    </message>
    <message>
        <source>They part at %1 with event %2: %3.</source>
        <translation>两次运行在 %1 的事件 %2 处分岔：%3。</translation>
    </message>
    <message>
        <source>duplication</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>heartbeat interval</source>
        <translation>心跳间隔</translation>
    </message>
    <message>
        <source>longest disk write</source>
        <translation>最长写盘时间</translation>
    </message>
    <message>
        <source>longest election timeout</source>
        <translation>最长选举超时</translation>
    </message>
    <message>
        <source>longest latency</source>
        <translation>最长延迟</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>丢失率</translation>
    </message>
    <message>
        <source>one of them ends there</source>
        <translation>其中一次到此结束</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>settings and what was done are the same up to there</source>
        <translation>到此为止，设置和操作都相同</translation>
    </message>
    <message>
        <source>shortest disk write</source>
        <translation>最短写盘时间</translation>
    </message>
    <message>
        <source>shortest election timeout</source>
        <translation>最短选举超时</translation>
    </message>
    <message>
        <source>shortest latency</source>
        <translation>最短延迟</translation>
    </message>
    <message>
        <source>something else was done</source>
        <translation>所做的操作不同</translation>
    </message>
    <message>
        <source>they were set up differently (%1%2)</source>
        <translation>二者的设置不同（%1%2）</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>The first run stays: the others began with it.</source>
        <translation>第一次运行不能删除：其他运行都由它而来。</translation>
    </message>
    <message>
        <source>There is no such branch.</source>
        <translation>没有这个分支。</translation>
    </message>
    <message>
        <source>These servers run; leave the processes instead.</source>
        <translation>这些服务器正在运行；请改用“离开进程”。</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>分支 %1</translation>
    </message>
    <message>
        <source>simulation %1</source>
        <translation>模拟 %1</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written: ffmpeg says “%2”</source>
        <translation>无法写入 %1：ffmpeg 报告“%2”</translation>
    </message>
    <message>
        <source>%1 was not written: nothing happens in that time</source>
        <translation>未写入 %1：该时段内没有任何事件</translation>
    </message>
    <message>
        <source>%1 was not written: there are too many messages to tell their arrows apart; choose a shorter time</source>
        <translation>未写入 %1：消息太多，箭头无法分辨；请选择较短的时段</translation>
    </message>
    <message>
        <source>GIF, WebM and MP4 need the program ffmpeg, which is not installed here; numbered pictures (frame-%04d.png) need nothing</source>
        <translation>GIF、WebM 和 MP4 需要 ffmpeg 程序，这里没有安装；编号图片 (frame-%04d.png) 则不需要任何程序</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source> + learners %1</source>
        <translation> + 学习者 %1</translation>
    </message>
    <message>
        <source> · disk waits for you</source>
        <translation> · 磁盘等待您操作</translation>
    </message>
    <message>
        <source>%1 again, applied once</source>
        <translation>%1 重试，只应用一次</translation>
    </message>
    <message>
        <source>%1 and %2 (joint)</source>
        <translation>%1 与 %2（联合）</translation>
    </message>
    <message>
        <source>%1 answers the client, %2 after its request</source>
        <translation>%1 答复客户端，距其请求 %2</translation>
    </message>
    <message>
        <source>%1 appends it</source>
        <translation>%1 追加该条目</translation>
    </message>
    <message>
        <source>%1 appends it to its log, as entry %2 of term %3</source>
        <translation>%1 将其追加到自己的日志，成为任期 %3 的条目 %2</translation>
    </message>
    <message>
        <source>%1 asks %2 for its vote in term %3. %2 grants it if the vote of that term is still free and %1's log is at least as up to date as its own (§5.2, §5.4.1).</source>
        <translation>%1 请求 %2 在任期 %3 投票给自己。若 %2 在该任期的选票尚未投出，且 %1 的日志至少与它自己的一样新，%2 就会同意（§5.2、§5.4.1）。</translation>
    </message>
    <message>
        <source>%1 asks %2 to store %3 after position %4; %2 does so only if it holds that position (§5.3).</source>
        <translation>%1 要求 %2 在位置 %4 之后存储 %3；%2 只有持有该位置时才会照办（§5.3）。</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it would win an election in term %3, without starting one (thesis §9.6).</source>
        <translation>%1 询问 %2：自己能否在任期 %3 赢得选举；此时并不发起选举（博士论文 §9.6）。</translation>
    </message>
    <message>
        <source>%1 asks the leader %2 from which index on it may answer a read (thesis §6.4).</source>
        <translation>%1 询问领导者 %2：从哪个索引起可以答复读请求（博士论文 §6.4）。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 could not confirm that it still leads; %2 must not answer the read (thesis §6.4).</source>
        <translation>%1 无法确认自己仍是领导者；%2 不得答复该读请求（博士论文 §6.4）。</translation>
    </message>
    <message>
        <source>%1 does not vote for %2: its vote is already cast, or its own log is more up to date (§5.2, §5.4.1).</source>
        <translation>%1 不投票给 %2：选票已投出，或它自己的日志更新（§5.2、§5.4.1）。</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries</source>
        <translation>
            <numerusform>%1 个条目</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 facts</source>
        <translation>
            <numerusform>%1 条事实</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gives %2 its one vote of term %3; it is on %1's disk already (§5.2).</source>
        <translation>%1 把任期 %3 唯一的一票投给 %2；该选票已写入 %1 的磁盘（§5.2）。</translation>
    </message>
    <message>
        <source>%1 hands leadership over: %2 is to start an election at once (thesis §3.10).</source>
        <translation>%1 交出领导权：%2 应立即发起选举（博士论文 §3.10）。</translation>
    </message>
    <message>
        <source>%1 has applied up to index %2</source>
        <translation>%1 已应用到索引 %2</translation>
    </message>
    <message>
        <source>%1 has part of the snapshot and wants the rest (§7).</source>
        <translation>%1 已有快照的一部分，还需要其余部分（§7）。</translation>
    </message>
    <message>
        <source>%1 has the snapshot; replication goes on after it (§7).</source>
        <translation>%1 已有该快照；复制从快照之后继续（§7）。</translation>
    </message>
    <message>
        <source>%1 holds %2's log up to index %3, durably; on a majority it can be committed (§5.3, §5.4.2).</source>
        <translation>%1 已持久化 %2 的日志直到索引 %3；多数派都持有后即可提交（§5.3、§5.4.2）。</translation>
    </message>
    <message>
        <source>%1 is down; its store is rebuilt from the log</source>
        <translation>%1 已停机；它的存储将由日志重建</translation>
    </message>
    <message>
        <source>%1 knows it to be committed, and applies it</source>
        <translation>%1 得知该条目已提交，并应用它</translation>
    </message>
    <message>
        <source>%1 lacks the entry before the new ones; %2 goes back and tries an earlier one (§5.3).</source>
        <translation>%1 缺少新条目之前的那个条目；%2 将后退并尝试更早的条目（§5.3）。</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>%1 no longer has the entries that %2 lacks and sends its snapshot up to %3 instead (§7).</source>
        <translation>%1 已不再持有 %2 所缺的条目，改为发送直到 %3 的快照（§7）。</translation>
    </message>
    <message>
        <source>%1 of %2 are needed</source>
        <translation>需要 %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 needed</source>
        <translation>已得 %1 票，需 %2 票</translation>
    </message>
    <message>
        <source>%1 operations</source>
        <translation>%1 个操作</translation>
    </message>
    <message>
        <source>%1 passes it on to the leader</source>
        <translation>%1 将其转给领导者</translation>
    </message>
    <message>
        <source>%1 receives it</source>
        <translation>%1 收到它</translation>
    </message>
    <message>
        <source>%1 sends it to %2</source>
        <translation>%1 将其发送给 %2</translation>
    </message>
    <message>
        <source>%1 tells %2 that it leads term %3, so that %2 starts no election (§5.2).</source>
        <translation>%1 告知 %2 自己是任期 %3 的领导者，使 %2 不发起选举（§5.2）。</translation>
    </message>
    <message>
        <source>%1 would not vote for %2 (thesis §9.6).</source>
        <translation>%1 不会投票给 %2（博士论文 §9.6）。</translation>
    </message>
    <message>
        <source>%1 would vote for %2 (thesis §9.6).</source>
        <translation>%1 会投票给 %2（博士论文 §9.6）。</translation>
    </message>
    <message>
        <source>%1 · confirmed %2</source>
        <translation>%1 · 已确认 %2</translation>
    </message>
    <message>
        <source>%1 · differs from %2, which has applied most</source>
        <translation>%1 · 与应用最多的 %2 不同</translation>
    </message>
    <message>
        <source>%1 · last %2</source>
        <translation>%1 · 末尾 %2</translation>
    </message>
    <message>
        <source>%1 · message %2</source>
        <translation>%1 · 消息 %2</translation>
    </message>
    <message>
        <source>%2 may answer the read once it has applied index %3 (thesis §6.4).</source>
        <translation>%2 应用到索引 %3 后即可答复该读请求（博士论文 §6.4）。</translation>
    </message>
    <message>
        <source>? nothing says whether it arrived</source>
        <translation>? 无从得知是否到达</translation>
    </message>
    <message>
        <source>A cut link loses everything, a held one lets it wait.</source>
        <translation>切断的链路会丢失一切，扣留的链路则让消息等待。</translation>
    </message>
    <message>
        <source>A leader applies an entry once it is committed, and only then answers its client</source>
        <translation>领导者只有在条目提交后才应用它，然后才答复客户端</translation>
    </message>
    <message>
        <source>A property that must always hold did not.</source>
        <translation>一条必须始终成立的性质被破坏了。</translation>
    </message>
    <message>
        <source>All that is checked holds.</source>
        <translation>所有检查的性质都成立。</translation>
    </message>
    <message>
        <source>An entry of the leader's own term is committed once a majority stores it, and with it every entry before it</source>
        <translation>领导者自己任期的条目一旦被多数派存储即为已提交，它之前的所有条目也随之提交</translation>
    </message>
    <message>
        <source>Answer once this is applied.</source>
        <translation>应用到此处即可答复。</translation>
    </message>
    <message>
        <source>Answered at once by %1 from its own store, however old that was.</source>
        <translation>%1 立即用自己的存储答复，不论其内容有多旧。</translation>
    </message>
    <message>
        <source>Answered under the leader's lease, without a round: no other server can be elected before it ends, if clocks run nearly alike (thesis §6.4.1).</source>
        <translation>凭领导者租约答复，无需额外一轮心跳：只要各时钟快慢大致相同，租约到期前不会选出别的服务器（博士论文 §6.4.1）。</translation>
    </message>
    <message>
        <source>Answered without waiting for another server.</source>
        <translation>答复时没有等待其他服务器。</translation>
    </message>
    <message>
        <source>Asks for pre-votes for term %1</source>
        <translation>为任期 %1 请求预投票</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>时间：%1</translation>
    </message>
    <message>
        <source>Candidate in term %1</source>
        <translation>任期 %1 的候选人</translation>
    </message>
    <message>
        <source>Click: its way through the cluster</source>
        <translation>单击：查看它在集群中的经过</translation>
    </message>
    <message>
        <source>Click: what it waited for</source>
        <translation>单击：查看它等待了什么</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Crashed in term %1</source>
        <translation>在任期 %1 崩溃</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>已停机</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Entries up to this index are on its disk; a crash takes later ones.</source>
        <translation>直到该索引的条目都已写入磁盘；崩溃会丢失其后的条目。</translation>
    </message>
    <message>
        <source>Entry %1</source>
        <translation>条目 %1</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Follower in term %1</source>
        <translation>任期 %1 的跟随者</translation>
    </message>
    <message>
        <source>Followers as %1 sees them</source>
        <translation>%1 所见的跟随者</translation>
    </message>
    <message>
        <source>Followers wait for a randomised election timeout; leaders send heartbeats more often than that</source>
        <translation>跟随者等待随机的选举超时；领导者发送心跳的间隔比它短</translation>
    </message>
    <message>
        <source>For so long no other server can be elected, if clocks run nearly alike. With lease reads on, reads are answered under it without a round.</source>
        <translation>在此期间，只要各时钟快慢大致相同，就不会选出别的服务器。开启租约读后，可凭租约答复读请求，无需额外一轮心跳。</translation>
    </message>
    <message>
        <source>Go to it · event %1</source>
        <translation>转到该处 · 事件 %1</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Index of the candidate's last entry.</source>
        <translation>候选人最后一个条目的索引。</translation>
    </message>
    <message>
        <source>Index of the entry right before the new ones.</source>
        <translation>紧挨新条目之前的那个条目的索引。</translation>
    </message>
    <message>
        <source>Inferred: the trace does not say it, but it follows from what it says.</source>
        <translation>推断：轨迹没有直接说明，但可由其内容推出。</translation>
    </message>
    <message>
        <source>It is durable at %1</source>
        <translation>它在 %1 上已持久化</translation>
    </message>
    <message>
        <source>Its term; the receiver compares.</source>
        <translation>发送者的任期；由接收者比较。</translation>
    </message>
    <message>
        <source>Leader of term %1</source>
        <translation>任期 %1 的领导者</translation>
    </message>
    <message>
        <source>Leader of term %1, cut off</source>
        <translation>任期 %1 的领导者，被隔离</translation>
    </message>
    <message>
        <source>Learner in term %1</source>
        <translation>任期 %1 的学习者</translation>
    </message>
    <message>
        <source>Left the cluster, term %1</source>
        <translation>已离开集群，任期 %1</translation>
    </message>
    <message>
        <source>Linearizable reads that wait until a majority has confirmed the leadership.</source>
        <translation>正在等待多数派确认领导权的可线性化读。</translation>
    </message>
    <message>
        <source>Link %1 – %2</source>
        <translation>链路 %1 – %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Messages on this link now.</source>
        <translation>此刻在该链路上的消息。</translation>
    </message>
    <message>
        <source>New, not yet a member</source>
        <translation>新服务器，尚非成员</translation>
    </message>
    <message>
        <source>No server knows it to be committed at this instant.</source>
        <translation>此刻没有服务器知道它已提交。</translation>
    </message>
    <message>
        <source>Not checked: it needs %1.</source>
        <translation>未检查：需要 %1。</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>未观察</translation>
    </message>
    <message>
        <source>Not yet heard of</source>
        <translation>尚无消息</translation>
    </message>
    <message>
        <source>Nothing is acknowledged before it is on disk</source>
        <translation>写入磁盘之前，什么都不会确认</translation>
    </message>
    <message>
        <source>Nothing is being checked.</source>
        <translation>没有进行任何检查。</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>途中</translation>
    </message>
    <message>
        <source>On top of the network's own latency.</source>
        <translation>在网络自身延迟之外另加。</translation>
    </message>
    <message>
        <source>On top of the network's own loss.</source>
        <translation>在网络自身丢失率之外另加。</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>持久状态</translation>
    </message>
    <message>
        <source>Pre-votes</source>
        <translation>预投票</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Requests that this server accepted and has not answered.</source>
        <translation>该服务器已接受但尚未答复的请求。</translation>
    </message>
    <message>
        <source>Role unknown, term %1</source>
        <translation>角色不明，任期 %1</translation>
    </message>
    <message>
        <source>Round of heartbeats; a reply to it confirms reads asked before it.</source>
        <translation>心跳的轮次；对它的回复可确认在此之前提出的读请求。</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全性</translation>
    </message>
    <message>
        <source>Sessions in the store of %1</source>
        <translation>%1 存储中的会话</translation>
    </message>
    <message>
        <source>Superseded leader of term %1</source>
        <translation>任期 %1 的领导者，已被取代</translation>
    </message>
    <message>
        <source>Term of that entry.</source>
        <translation>该条目的任期。</translation>
    </message>
    <message>
        <source>Term of the candidate's last entry.</source>
        <translation>候选人最后一个条目的任期。</translation>
    </message>
    <message>
        <source>The byte the receiver wants next.</source>
        <translation>接收者接下来需要的字节。</translation>
    </message>
    <message>
        <source>The entries it holds and the position, index@term, of the last.</source>
        <translation>它持有的条目，以及最后一个条目的位置（索引@任期）。</translation>
    </message>
    <message>
        <source>The entries to store.</source>
        <translation>要存储的条目。</translation>
    </message>
    <message>
        <source>The follower holds the leader's log up to here, durably.</source>
        <translation>跟随者已持久化领导者的日志直到此处。</translation>
    </message>
    <message>
        <source>The highest index it knows to be committed.</source>
        <translation>它所知的最高已提交索引。</translation>
    </message>
    <message>
        <source>The highest index its store has applied.</source>
        <translation>其存储已应用的最高索引。</translation>
    </message>
    <message>
        <source>The last place at which the two logs may still agree.</source>
        <translation>两份日志仍可能一致的最后位置。</translation>
    </message>
    <message>
        <source>The last position that its snapshot replaces.</source>
        <translation>快照所替代的最后位置。</translation>
    </message>
    <message>
        <source>The latest round of heartbeats, and the latest that a majority has answered: reads asked before it may be answered.</source>
        <translation>最近一轮心跳，以及多数派已回应的最近一轮：在该轮之前提出的读请求可以答复。</translation>
    </message>
    <message>
        <source>The latest term this server has seen; it only grows.</source>
        <translation>该服务器见过的最新任期；只增不减。</translation>
    </message>
    <message>
        <source>The leader itself asked for it.</source>
        <translation>这是领导者自己提出的。</translation>
    </message>
    <message>
        <source>The leader of currentTerm, as far as it knows.</source>
        <translation>据它所知，currentTerm 的领导者。</translation>
    </message>
    <message>
        <source>The leader's commitIndex.</source>
        <translation>领导者的 commitIndex。</translation>
    </message>
    <message>
        <source>The prevLogIndex that was refused.</source>
        <translation>被拒绝的 prevLogIndex。</translation>
    </message>
    <message>
        <source>The rule that decided</source>
        <translation>起决定作用的规则</translation>
    </message>
    <message>
        <source>The same number again is a retry: it is not applied again, and gets this first answer.</source>
        <translation>序号相同即为重试：不会再次应用，仍得到这第一次的应答。</translation>
    </message>
    <message>
        <source>The sender's currentTerm.</source>
        <translation>发送者的 currentTerm。</translation>
    </message>
    <message>
        <source>The server that got this server's one vote of currentTerm.</source>
        <translation>获得该服务器在 currentTerm 唯一一票的服务器。</translation>
    </message>
    <message>
        <source>The servers that voted for it, itself included.</source>
        <translation>投票给它的服务器，包括它自己。</translation>
    </message>
    <message>
        <source>The snapshot replaces the log up to here.</source>
        <translation>快照替代直到此处的日志。</translation>
    </message>
    <message>
        <source>The term of the request: of this reply only its sender's term counts.</source>
        <translation>所答请求的任期：此回复中只有发送者的任期有意义。</translation>
    </message>
    <message>
        <source>The trace does not say it.</source>
        <translation>轨迹没有说明。</translation>
    </message>
    <message>
        <source>The trace says too little: nothing could be checked.</source>
        <translation>轨迹包含的信息太少：什么都无法检查。</translation>
    </message>
    <message>
        <source>The voters, as the latest membership entry of its log says.</source>
        <translation>有投票权的成员，以日志中最新的成员配置条目为准。</translation>
    </message>
    <message>
        <source>Their replies are on the way, lost, or never sent.</source>
        <translation>它们的回复在途中、已丢失或从未发送。</translation>
    </message>
    <message>
        <source>True means the candidate has the vote.</source>
        <translation>true 表示候选人得到了这一票。</translation>
    </message>
    <message>
        <source>True when the follower held the entry at prevLogIndex.</source>
        <translation>若跟随者持有 prevLogIndex 处的条目，则为 true。</translation>
    </message>
    <message>
        <source>Volatile</source>
        <translation>易失状态</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>Waited for round %1 of %2: confirmed by %3 after %4 (%5); then for index %6 to be applied at %7 (thesis §6.4).</source>
        <translation>等待 %2 的第 %1 轮心跳：%4 后由 %3 确认（%5）；随后等待 %7 应用索引 %6（博士论文 §6.4）。</translation>
    </message>
    <message>
        <source>What became of it lies too far back.</source>
        <translation>其经过已太久远，无法追溯。</translation>
    </message>
    <message>
        <source>What could be checked holds: %1 of %2 properties.</source>
        <translation>能检查的都成立：%2 条性质中的 %1 条。</translation>
    </message>
    <message>
        <source>What is left of its randomised election timeout. When it runs out without a word from a leader, an election starts.</source>
        <translation>随机选举超时的剩余时间。若到时仍无领导者的消息，则发起选举。</translation>
    </message>
    <message>
        <source>What it said is no longer available.</source>
        <translation>其内容已不可用。</translation>
    </message>
    <message>
        <source>What led to this is not kept any more</source>
        <translation>其前因已不再保留</translation>
    </message>
    <message>
        <source>What the leader has committed is committed; a follower learns it with the next message</source>
        <translation>领导者提交的即为已提交；跟随者由下一条消息得知</translation>
    </message>
    <message>
        <source>When this leader sends its next heartbeats.</source>
        <translation>该领导者下次发送心跳的时间。</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>所在之处</translation>
    </message>
    <message>
        <source>Where this chunk begins, in bytes.</source>
        <translation>该块的起始位置，以字节计。</translation>
    </message>
    <message>
        <source>Whether a majority confirmed the leader.</source>
        <translation>多数派是否确认了领导者。</translation>
    </message>
    <message>
        <source>Whether it is the last chunk.</source>
        <translation>是否为最后一块。</translation>
    </message>
    <message>
        <source>Who refused: their vote was already cast, or the candidate's log is behind theirs.</source>
        <translation>拒绝者：其选票已投出，或候选人的日志落后于它们。</translation>
    </message>
    <message>
        <source>Whom leadership is being handed to; given up when the time has passed. Meanwhile nothing new is accepted.</source>
        <translation>领导权正移交给谁；到时未成则放弃。在此期间不接受新请求。</translation>
    </message>
    <message>
        <source>Writes on their way to the disk. Replies that depend on them wait.</source>
        <translation>正在写往磁盘的内容。依赖它们的回复要等待。</translation>
    </message>
    <message>
        <source>add %1 %2</source>
        <translation>add %1 %2</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>append %1 %2</source>
        <translation>append %1 %2</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>applied once</source>
        <translation>只应用一次</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation>已到达：%1</translation>
    </message>
    <message>
        <source>arrives in %1</source>
        <translation>%1 后到达</translation>
    </message>
    <message>
        <source>as far as the trace says</source>
        <translation>就轨迹所述而言</translation>
    </message>
    <message>
        <source>as the trace says</source>
        <translation>依轨迹所述</translation>
    </message>
    <message>
        <source>asks the leader from which index on it may answer</source>
        <translation>询问领导者从哪个索引起可以答复</translation>
    </message>
    <message>
        <source>cas %1 %2→%3</source>
        <translation>cas %1 %2→%3</translation>
    </message>
    <message>
        <source>checked after every event</source>
        <translation>每个事件后都检查</translation>
    </message>
    <message>
        <source>checks are off</source>
        <translation>检查已关闭</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>del %1</source>
        <translation>del %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>已完成 %1</translation>
    </message>
    <message>
        <source>due</source>
        <translation>预计到达</translation>
    </message>
    <message>
        <source>durable</source>
        <translation>已持久化</translation>
    </message>
    <message>
        <source>durable up to</source>
        <translation>已持久化到</translation>
    </message>
    <message>
        <source>each direction on its own</source>
        <translation>两个方向各自独立</translation>
    </message>
    <message>
        <source>election timer</source>
        <translation>选举定时器</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>extra delay</source>
        <translation>附加延迟</translation>
    </message>
    <message>
        <source>extra loss</source>
        <translation>附加丢失</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>failed, it held another value</source>
        <translation>失败，原值不符</translation>
    </message>
    <message>
        <source>fate</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>heartbeat due</source>
        <translation>下次心跳</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>in its log</source>
        <translation>在其日志中</translation>
    </message>
    <message>
        <source>in its log, commit ?</source>
        <translation>在其日志中，是否提交 ?</translation>
    </message>
    <message>
        <source>in the snapshot</source>
        <translation>在快照中</translation>
    </message>
    <message>
        <source>it is %1</source>
        <translation>值为 %1</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>leader only</source>
        <translation>仅领导者</translation>
    </message>
    <message>
        <source>leadership is confirmed; waits until %1 has applied index %2, it is at %3</source>
        <translation>领导权已确认；等待 %1 应用索引 %2，现已到 %3</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>租约</translation>
    </message>
    <message>
        <source>local get %1</source>
        <translation>本地 get %1</translation>
    </message>
    <message>
        <source>log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>lost in a crash</source>
        <translation>崩溃即丢失</translation>
    </message>
    <message>
        <source>lost in the crash</source>
        <translation>已随崩溃丢失</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>members %1</source>
        <translation>成员 %1</translation>
    </message>
    <message>
        <source>membership</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>nextIndex: the entry to send next. matchIndex: known to be stored there. In flight: messages not yet acknowledged; while it probes, it looks for the place where the logs agree, one message at a time.</source>
        <translation>nextIndex：下次要发送的条目。matchIndex：已知存储到此处。在途：尚未确认的消息；探测时逐条发送消息，寻找两份日志一致的位置。</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>尚无答复</translation>
    </message>
    <message>
        <source>no such key</source>
        <translation>没有这个键</translation>
    </message>
    <message>
        <source>no-op</source>
        <translation>空操作</translation>
    </message>
    <message>
        <source>none</source>
        <comment>delay</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>lease</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>loss</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>position</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>snapshot</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>transfer</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>value</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>vote</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none: a heartbeat</source>
        <translation>无：这是心跳</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not yet durable</source>
        <translation>尚未持久化</translation>
    </message>
    <message>
        <source>not yet sent at this instant</source>
        <translation>此刻尚未发送</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>on no server at this instant</source>
        <translation>此刻不在任何服务器上</translation>
    </message>
    <message>
        <source>on the majority side</source>
        <translation>在多数派一侧</translation>
    </message>
    <message>
        <source>on the minority side</source>
        <translation>在少数派一侧</translation>
    </message>
    <message>
        <source>on their way</source>
        <translation>途中消息</translation>
    </message>
    <message>
        <source>open</source>
        <translation>畅通</translation>
    </message>
    <message>
        <source>other server</source>
        <translation>另一服务器</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>peer</source>
        <translation>对端</translation>
    </message>
    <message>
        <source>pending reads</source>
        <translation>待处理的读取</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>probe</source>
        <translation>探测中</translation>
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
        <translation>读取轮次</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>round %1 is confirmed by %2; %3</source>
        <translation>第 %1 轮已由 %2 确认；%3</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>snapshot %1 %</source>
        <translation>快照 %1 %</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>survives a crash</source>
        <translation>崩溃后仍在</translation>
    </message>
    <message>
        <source>term</source>
        <translation>任期</translation>
    </message>
    <message>
        <source>thesis §6.3</source>
        <translation>博士论文 §6.3</translation>
    </message>
    <message>
        <source>to %1, %2 left</source>
        <translation>移交 %1，剩余 %2</translation>
    </message>
    <message>
        <source>to probe</source>
        <translation>待探测</translation>
    </message>
    <message>
        <source>too late, the client has sent a later number</source>
        <translation>太迟，客户端已发送更大的序号</translation>
    </message>
    <message>
        <source>too many overlap on %1</source>
        <translation>%1 上重叠的操作太多</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown: it may still happen</source>
        <translation>未知：仍可能发生</translation>
    </message>
    <message>
        <source>unsynced writes</source>
        <translation>未同步的写入</translation>
    </message>
    <message>
        <source>violated</source>
        <translation>已违反</translation>
    </message>
    <message>
        <source>waiting clients</source>
        <translation>等待中的客户端</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>waits to be delivered</source>
        <translation>等待投递</translation>
    </message>
    <message>
        <source>waits until %1 has committed an entry of its own term</source>
        <translation>等待 %1 提交自己任期的一个条目</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>whether it runs is not known</source>
        <translation>是否在运行不得而知</translation>
    </message>
    <message>
        <source>who</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>with event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>… and what led to event %1</source>
        <translation>… 以及导致事件 %1 的前因</translation>
    </message>
    <message>
        <source>≈ arrived %1, paired by order</source>
        <translation>≈ 已到达：%1，按顺序配对</translation>
    </message>
    <message>
        <source>≠ holds %1</source>
        <translation>≠ 持有 %1</translation>
    </message>
    <message>
        <source>≤ %1 · %2 bytes</source>
        <translation>≤ %1 · %2 字节</translation>
    </message>
    <message>
        <source>✕ cut</source>
        <translation>✕ 已切断</translation>
    </message>
    <message>
        <source>✕ dies in %1</source>
        <translation>✕ %1 后丢失</translation>
    </message>
    <message>
        <source>✕ down for %1</source>
        <translation>✕ 已停机 %1</translation>
    </message>
    <message>
        <source>✕ lost %1</source>
        <translation>✕ 已丢失：%1</translation>
    </message>
    <message>
        <source>✕ since when is not known</source>
        <translation>✕ 停机时间不明</translation>
    </message>
    <message>
        <source>❚❚ held</source>
        <translation>❚❚ 已扣留</translation>
    </message>
    <message>
        <source>❚❚ held until you deliver or drop it</source>
        <translation>❚❚ 被扣留，直到您投递或丢弃它</translation>
    </message>
    <message>
        <source>❚❚ paused for %1</source>
        <translation>❚❚ 已暂停 %1</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source> without %1</source>
        <translation> （关闭 %1）</translation>
    </message>
    <message>
        <source>%1 break %2%3</source>
        <translation>%1即可违反%2%3</translation>
    </message>
    <message>
        <source>%1 breaks %2%3</source>
        <translation>%1即可违反%2%3</translation>
    </message>
    <message>
        <source>%1 leads term %2, and its log does not have that entry.</source>
        <translation>%1 是任期 %2 的领导者，而它的日志中没有该条目。</translation>
    </message>
    <message>
        <source>%1 leads term %2.</source>
        <translation>%1 是任期 %2 的领导者。</translation>
    </message>
    <message>
        <source>%1 moves</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>%1 reach “%2”%3</source>
        <translation>%1即可达到“%2”%3</translation>
    </message>
    <message>
        <source>%1 reaches “%2”%3</source>
        <translation>%1即可达到“%2”%3</translation>
    </message>
    <message>
        <source>%1 takes entry %2 of term %3 for committed: it counts on it for ever.</source>
        <translation>%1 认为任期 %3 的条目 %2 已提交：从此永远依赖它。</translation>
    </message>
    <message>
        <source>One move</source>
        <translation>一步</translation>
    </message>
</context>
<context>
    <name>QWidget</name>
    <message>
        <source>Presenting</source>
        <translation>演示中</translation>
    </message>
</context>
<context>
    <name>RecordedProcesses</name>
    <message>
        <source>This is a recording of real processes; press F to continue from here in simulation.</source>
        <translation>这是真实进程的录制文件；按 F 可从此处起以模拟继续。</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>%1 was not written: %2</source>
        <translation>未写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>refused: %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>refused: %1 (%2)</source>
        <translation>被拒绝：%1（%2）</translation>
    </message>
</context>
<context>
    <name>ScenarioWriter</name>
    <message>
        <source>## Move %1</source>
        <translation>## 第 %1 步</translation>
    </message>
    <message>
        <source>A run that goes on from another one is kept as a recording only</source>
        <translation>从另一次运行继续而来的运行只能保存为录制文件</translation>
    </message>
    <message>
        <source>The scenario language has no words for a part of this run</source>
        <translation>场景语言无法表达这次运行的某一部分</translation>
    </message>
</context>
<context>
    <name>SetupPanel</name>
    <message>
        <source>lease reads</source>
        <translation>租约读</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source> · filtered</source>
        <translation> · 已筛选</translation>
    </message>
    <message>
        <source> · kept from %1</source>
        <translation> · 自 %1 起保留</translation>
    </message>
    <message numerus="yes">
        <source>%1 client operations</source>
        <translation>
            <numerusform>%1 个客户端操作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 elections</source>
        <translation>
            <numerusform>%1 次选举</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %2 · %3 events shown%4%5 · wheel zooms, drag pans</source>
        <translation>
            <numerusform>%1 – %2 · 显示 %3 个事件%4%5 · 滚轮缩放，拖动平移</numerusform>
        </translation>
    </message>
    <message>
        <source>, done after %1 (p50), %2 (p99)</source>
        <translation>，用时 %1 (p50)、%2 (p99)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>by event: %1 – %2 of %3%4 · wheel zooms, drag pans</source>
        <translation>按事件：%1 – %2，共 %3%4 · 滚轮缩放，拖动平移</translation>
    </message>
    <message>
        <source>by event: nothing has happened yet</source>
        <translation>按事件：尚未发生任何事</translation>
    </message>
    <message>
        <source>event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>futures</source>
        <translation>未来</translation>
    </message>
    <message numerus="yes">
        <source>messages: %1 of votes, %2 of replication, %3 of heartbeats · %4 commits</source>
        <translation>
            <numerusform>消息：投票 %1，复制 %2，心跳 %3 · 提交 %4 次</numerusform>
        </translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>beat</name>
    <message>
        <source>heartbeat of {server}</source>
        <translation>{server} 发送心跳</translation>
    </message>
</context>
<context>
    <name>change</name>
    <message>
        <source>change membership{joint? jointly|} to {target} at {server}</source>
        <translation>在 {server} 上将成员配置{joint?以联合共识|}改为 {target}</translation>
    </message>
</context>
<context>
    <name>compact-log</name>
    <message>
        <source>compact {server}</source>
        <translation>压缩 {server} 的日志</translation>
    </message>
</context>
<context>
    <name>compact-log-to</name>
    <message>
        <source>compact {server} up to index {up_to}</source>
        <translation>压缩 {server} 的日志直到索引 {up_to}</translation>
    </message>
</context>
<context>
    <name>copy-disk</name>
    <message>
        <source>copy the disk of {server}</source>
        <translation>复制 {server} 的磁盘</translation>
    </message>
</context>
<context>
    <name>crash</name>
    <message>
        <source>crash {server}[ with {written} writes more on its disk]</source>
        <translation>使 {server} 崩溃[，另有 {written} 次写入已落盘]</translation>
    </message>
</context>
<context>
    <name>cut-link</name>
    <message>
        <source>cut {from}→{to}</source>
        <translation>切断 {from}→{to}</translation>
    </message>
</context>
<context>
    <name>delay-message</name>
    <message>
        <source>delay message {message} by {by}</source>
        <translation>将消息 {message} 延迟 {by}</translation>
    </message>
</context>
<context>
    <name>deliver</name>
    <message>
        <source>deliver message {message}</source>
        <translation>投递消息 {message}</translation>
    </message>
</context>
<context>
    <name>drift-clock</name>
    <message>
        <source>clock of {server} {per_million}</source>
        <translation>{server} 的时钟{per_million}</translation>
    </message>
</context>
<context>
    <name>drop</name>
    <message>
        <source>drop message {message}</source>
        <translation>丢弃消息 {message}</translation>
    </message>
</context>
<context>
    <name>duplicate</name>
    <message>
        <source>double message {message}</source>
        <translation>复制消息 {message}</translation>
    </message>
</context>
<context>
    <name>force-timeout</name>
    <message>
        <source>time out {server}</source>
        <translation>使 {server} 超时</translation>
    </message>
</context>
<context>
    <name>go-on-here</name>
    <message>
        <source>go on in simulation</source>
        <translation>以模拟继续</translation>
    </message>
</context>
<context>
    <name>heal</name>
    <message>
        <source>heal</source>
        <translation>恢复网络</translation>
    </message>
</context>
<context>
    <name>hold-link</name>
    <message>
        <source>hold {from}→{to}</source>
        <translation>扣留 {from}→{to}</translation>
    </message>
</context>
<context>
    <name>hold-message</name>
    <message>
        <source>hold message {message}</source>
        <translation>扣留消息 {message}</translation>
    </message>
</context>
<context>
    <name>inject</name>
    <message>
        <source>inject {message}</source>
        <translation>注入 {message}</translation>
    </message>
</context>
<context>
    <name>introduce</name>
    <message>
        <source>{server} is seen</source>
        <translation>看到 {server}</translation>
    </message>
</context>
<context>
    <name>join</name>
    <message>
        <source>join {server}</source>
        <translation>{server} 加入</translation>
    </message>
</context>
<context>
    <name>lose-on-link</name>
    <message>
        <source>lose {per_million} on {from}→{to}</source>
        <translation>{from}→{to} 丢失 {per_million} 的消息</translation>
    </message>
</context>
<context>
    <name>mark</name>
    <message>
        <source>mark {name}</source>
        <translation>标记 {name}</translation>
    </message>
</context>
<context>
    <name>open-link</name>
    <message>
        <source>open {from}→{to}</source>
        <translation>打开 {from}→{to}</translation>
    </message>
</context>
<context>
    <name>pass-election-timeout</name>
    <message>
        <source>an election timeout passes for {servers}</source>
        <translation>{servers} 经过一个选举超时</translation>
    </message>
</context>
<context>
    <name>pause</name>
    <message>
        <source>pause {server}</source>
        <translation>暂停 {server}</translation>
    </message>
</context>
<context>
    <name>raft</name>
    <message>
        <source>"%1" is not about a state: a search can reach roles, terms, votes, logs, values, commit indexes, members and snapshots</source>
        <translation>“%1”与状态无关：搜索可以达到角色、任期、选票、日志、值、提交索引、成员和快照</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2 (learner)</source>
        <translation>%1 %2（学习者）</translation>
    </message>
    <message>
        <source>%1 (%2 and %3)</source>
        <translation>%1（%2 与 %3）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (inferred)</source>
        <translation>%1（推断）</translation>
    </message>
    <message>
        <source>%1 (inferred: paired by their order, nothing names it)</source>
        <translation>%1（推断：按先后顺序配对，没有任何标识）</translation>
    </message>
    <message>
        <source>%1 (learner)</source>
        <translation>%1（学习者）</translation>
    </message>
    <message>
        <source>%1 (operation %2): called later</source>
        <translation>%1（操作 %2）：之后才调用</translation>
    </message>
    <message>
        <source>%1 (operation %2): fits nowhere after the order that was found</source>
        <translation>%1（操作 %2）：放在所找到的顺序之后的任何位置都不成立</translation>
    </message>
    <message>
        <source>%1 (operation %2): its outcome is not known, and the order does without it</source>
        <translation>%1（操作 %2）：结果未知，该顺序无需它</translation>
    </message>
    <message>
        <source>%1 (operation %2): number %3 of the order</source>
        <translation>%1（操作 %2）：顺序中的第 %3 个</translation>
    </message>
    <message>
        <source>%1 acknowledged entry %2 before it was on its disk</source>
        <translation>%1 在条目 %2 写入自己的磁盘之前就确认了它</translation>
    </message>
    <message>
        <source>%1 acted on its vote for %2 in term %3 before it was on its disk</source>
        <translation>%1 在任期 %3 投给 %2 的选票写入磁盘之前就据此行动</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1 and %2 both lead term %3</source>
        <translation>%1 和 %2 都是任期 %3 的领导者</translation>
    </message>
    <message>
        <source>%1 and %2 have both applied everything up to index %3, but their stores differ</source>
        <translation>%1 和 %2 都已应用到索引 %3，但它们的存储不同</translation>
    </message>
    <message>
        <source>%1 and %2 hold different entries at %3</source>
        <translation>%1 和 %2 在 %3 处的条目不同</translation>
    </message>
    <message>
        <source>%1 and %2 hold different entries at index %3 for committed: %4 and %5</source>
        <translation>%1 和 %2 在索引 %3 处认为已提交的条目不同：%4 与 %5</translation>
    </message>
    <message>
        <source>%1 answers its client</source>
        <translation>%1 答复其客户端</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 failed, its condition did not hold</source>
        <translation>%1 答复其客户端：%2 失败，条件不成立</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 is %3</source>
        <translation>%1 答复其客户端：%2 的值为 %3</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 is done</source>
        <translation>%1 答复其客户端：%2 已完成</translation>
    </message>
    <message>
        <source>%1 answers its client: %2 is not there</source>
        <translation>%1 答复其客户端：%2 不存在</translation>
    </message>
    <message>
        <source>%1 appears, empty and not yet a member</source>
        <translation>%1 出现：内容为空，尚非成员</translation>
    </message>
    <message>
        <source>%1 appears: %2</source>
        <translation>%1 出现：%2</translation>
    </message>
    <message>
        <source>%1 appended index %2 though its log ended at %3: what precedes it was not checked</source>
        <translation>%1 追加了索引 %2，但其日志止于 %3：没有检查它之前的内容</translation>
    </message>
    <message>
        <source>%1 appends entries up to %2</source>
        <translation>%1 追加条目直到 %2</translation>
    </message>
    <message>
        <source>%1 appends the entries of %2 up to %3</source>
        <translation>%1 追加 %2 的条目直到 %3</translation>
    </message>
    <message>
        <source>%1 appends to its own log up to %2</source>
        <translation>%1 追加到自己的日志直到 %2</translation>
    </message>
    <message>
        <source>%1 arrives</source>
        <translation>%1，到达</translation>
    </message>
    <message>
        <source>%1 arrives, from outside of what the trace says</source>
        <translation>%1，到达，来自轨迹所述之外</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it could win</source>
        <translation>%1 询问 %2 自己能否当选</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it could win, and becomes a candidate in term %3</source>
        <translation>%1 询问 %2 自己能否当选，并成为任期 %3 的候选人</translation>
    </message>
    <message>
        <source>%1 asks %2 whether it could win, and leads term %3 without a vote</source>
        <translation>%1 询问 %2 自己能否当选，未得一票便成为任期 %3 的领导者</translation>
    </message>
    <message>
        <source>%1 asks whether it could win an election in term %2</source>
        <translation>%1 询问自己能否在任期 %2 赢得选举</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2 上的%1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 can compact what it has applied and not yet compacted: the indexes %2 to %3.</source>
        <translation>%1 可以压缩已应用而尚未压缩的部分：索引 %2 到 %3。</translation>
    </message>
    <message>
        <source>%1 committed entry %2 which is on %3 of the disks of %4 members, not on those of a majority</source>
        <translation>%1 提交了条目 %2，但它只在 %4 个成员中 %3 个的磁盘上，不足多数</translation>
    </message>
    <message>
        <source>%1 concludes nothing from the reply of %2: it answers an earlier request</source>
        <translation>%1 不从 %2 的回复得出任何结论：它答复的是更早的请求</translation>
    </message>
    <message>
        <source>%1 counts another membership from here on</source>
        <translation>从此处起 %1 按另一成员配置计票</translation>
    </message>
    <message>
        <source>%1 crashes</source>
        <translation>%1 崩溃</translation>
    </message>
    <message>
        <source>%1 crashes and loses what is not on its disk</source>
        <translation>%1 崩溃，丢失尚未写入磁盘的内容</translation>
    </message>
    <message>
        <source>%1 crashes and loses what is not on its disk, but for %2 write</source>
        <translation>%1 崩溃，丢失尚未写入磁盘的内容，仅 %2 次写入得以保留</translation>
    </message>
    <message>
        <source>%1 crashes and loses what is not on its disk, but for %2 writes</source>
        <translation>%1 崩溃，丢失尚未写入磁盘的内容，仅 %2 次写入得以保留</translation>
    </message>
    <message>
        <source>%1 crashes and restarts</source>
        <translation>%1 崩溃并重启</translation>
    </message>
    <message>
        <source>%1 crashes before its disk has written that, and restarts</source>
        <translation>%1 在磁盘写完之前崩溃，然后重启</translation>
    </message>
    <message>
        <source>%1 cuts its log at index %2</source>
        <translation>%1 从索引 %2 处截断日志</translation>
    </message>
    <message>
        <source>%1 does not commit %2 although a majority stores it: it is of an earlier term</source>
        <translation>%1 不提交 %2，尽管多数派已存储它：它属于较早的任期</translation>
    </message>
    <message>
        <source>%1 does not count the vote of %2: it comes from a disk that the membership does not name</source>
        <translation>%1 不计 %2 的选票：它来自成员配置中未登记的磁盘</translation>
    </message>
    <message>
        <source>%1 does not lead, so nothing comes of it</source>
        <translation>%1 不是领导者，因此没有结果</translation>
    </message>
    <message>
        <source>%1 draws the identity of the cluster and names its disks at %2</source>
        <translation>%1 抽取集群标识，并在 %2 登记各磁盘</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 个条目</translation>
    </message>
    <message>
        <source>%1 entry</source>
        <translation>%1 个条目</translation>
    </message>
    <message>
        <source>%1 finds %2 on another disk than the membership names: its earlier promises are gone, and it does not count until it holds the log</source>
        <translation>%1 发现 %2 的磁盘与成员配置所登记的不同：它先前的承诺已不复存在，在持有日志之前不计数</translation>
    </message>
    <message>
        <source>%1 finds that %2 no longer holds what it has acknowledged up to %3: its disk has lost it</source>
        <translation>%1 发现 %2 不再持有它已确认到 %3 的内容：它的磁盘丢失了这些内容</translation>
    </message>
    <message>
        <source>%1 forgets its vote for %2</source>
        <translation>%1 忘记了投给 %2 的选票</translation>
    </message>
    <message>
        <source>%1 forgets its vote for itself</source>
        <translation>%1 忘记了投给自己的选票</translation>
    </message>
    <message>
        <source>%1 found what had not been written</source>
        <translation>%1得到了从未写入的值</translation>
    </message>
    <message>
        <source>%1 gets the copy of its disk back: what came after it is lost</source>
        <translation>%1 的磁盘恢复为先前的副本：此后的内容已丢失</translation>
    </message>
    <message>
        <source>%1 gives its pending reads up: it no longer leads</source>
        <translation>%1 放弃待处理的读请求：它已不再是领导者</translation>
    </message>
    <message>
        <source>%1 gives leadership up: its disk has finished nothing for several election timeouts, so that it cannot answer</source>
        <translation>%1 放弃领导权：其磁盘在数个选举超时内没有完成任何写入，因而无法答复</translation>
    </message>
    <message>
        <source>%1 gives up the transfer of leadership: %2 has not taken over in time</source>
        <translation>%1 放弃转移领导权：%2 未及时接任</translation>
    </message>
    <message>
        <source>%1 goes back for %2: their logs may agree up to index %3</source>
        <translation>%1 为 %2 后退：两份日志可能一致到索引 %3</translation>
    </message>
    <message>
        <source>%1 goes on</source>
        <translation>%1 继续运行</translation>
    </message>
    <message>
        <source>%1 had term %2 on its disk and starts in term %3</source>
        <translation>%1 的磁盘上是任期 %2，却以任期 %3 启动</translation>
    </message>
    <message>
        <source>%1 has applied entries up to %2</source>
        <translation>%1 已应用条目直到 %2</translation>
    </message>
    <message>
        <source>%1 has heard from no leader for its whole election timeout</source>
        <translation>%1 在整个选举超时内没有收到任何领导者的消息</translation>
    </message>
    <message>
        <source>%1 has heard from no majority for an election timeout</source>
        <translation>%1 在一个选举超时内没有收到多数派的消息</translation>
    </message>
    <message>
        <source>%1 has its log on disk up to %2</source>
        <translation>%1 的日志已写入磁盘直到 %2</translation>
    </message>
    <message>
        <source>%1 has its term and vote on disk</source>
        <translation>%1 的任期和选票已写入磁盘</translation>
    </message>
    <message>
        <source>%1 has never asked for that write.</source>
        <translation>%1 从未请求过该写入。</translation>
    </message>
    <message>
        <source>%1 has not won its election after %2</source>
        <translation>%1 经过 %2 仍未赢得选举</translation>
    </message>
    <message>
        <source>%1 has not won its election after %2 and asks whether it could win term %3</source>
        <translation>%1 经过 %2 仍未赢得选举，询问能否赢得任期 %3</translation>
    </message>
    <message>
        <source>%1 has not won its election after %2 and starts an election in term %3</source>
        <translation>%1 经过 %2 仍未赢得选举，在任期 %3 发起选举</translation>
    </message>
    <message>
        <source>%1 has nothing to compact</source>
        <translation>%1 没有可压缩的内容</translation>
    </message>
    <message>
        <source>%1 has nothing to compact.</source>
        <translation>%1 没有可压缩的内容。</translation>
    </message>
    <message>
        <source>%1 has the votes of a majority and leads term %2</source>
        <translation>%1 获得多数派的选票，成为任期 %2 的领导者</translation>
    </message>
    <message>
        <source>%1 hear of it</source>
        <translation>%1 得知此事</translation>
    </message>
    <message>
        <source>%1 hears of it</source>
        <translation>%1 得知此事</translation>
    </message>
    <message>
        <source>%1 ignores a message of %2 that is not valid</source>
        <translation>%1 忽略 %2 的一条无效消息</translation>
    </message>
    <message>
        <source>%1 ignores a message of %2, which belongs to another cluster</source>
        <translation>%1 忽略 %2 的一条消息：对方属于另一个集群</translation>
    </message>
    <message>
        <source>%1 ignores a snapshot of %2 up to %3: it has committed as much</source>
        <translation>%1 忽略 %2 直到 %3 的快照：它自己已提交到该处</translation>
    </message>
    <message>
        <source>%1 ignores that %2 starts an election: it is no member and lacks entries</source>
        <translation>%1 忽略 %2 发起的选举：对方不是成员，且缺少条目</translation>
    </message>
    <message>
        <source>%1 in term %2</source>
        <translation>任期 %2 的 %1</translation>
    </message>
    <message>
        <source>%1 in term %2, its log ends at %3</source>
        <translation>任期 %2 的 %1，其日志止于 %3</translation>
    </message>
    <message>
        <source>%1 is already down.</source>
        <translation>%1 已经停机。</translation>
    </message>
    <message>
        <source>%1 is already off.</source>
        <translation>%1 已经关闭。</translation>
    </message>
    <message>
        <source>%1 is already there.</source>
        <translation>%1 已经存在。</translation>
    </message>
    <message>
        <source>%1 is asked to change the membership</source>
        <translation>请求 %1 变更成员</translation>
    </message>
    <message>
        <source>%1 is asked to change the membership jointly to %2</source>
        <translation>请求 %1 通过联合共识将成员变更为 %2</translation>
    </message>
    <message>
        <source>%1 is asked to change the membership to %2</source>
        <translation>请求 %1 将成员变更为 %2</translation>
    </message>
    <message>
        <source>%1 is asked to compact its log</source>
        <translation>请求 %1 压缩日志</translation>
    </message>
    <message>
        <source>%1 is asked to hand leadership over</source>
        <translation>请求 %1 移交领导权</translation>
    </message>
    <message>
        <source>%1 is asked to hand leadership to %2</source>
        <translation>请求 %1 将领导权移交给 %2</translation>
    </message>
    <message>
        <source>%1 is asked to make %2 the members</source>
        <translation>请求 %1 使 %2 成为成员</translation>
    </message>
    <message>
        <source>%1 is asked to make %2 the only member</source>
        <translation>请求 %1 使 %2 成为唯一成员</translation>
    </message>
    <message>
        <source>%1 is candidate in term %2</source>
        <translation>%1 为任期 %2 的候选人</translation>
    </message>
    <message>
        <source>%1 is down.</source>
        <translation>%1 已停机。</translation>
    </message>
    <message>
        <source>%1 is elected by %2 and leads term %3; its first entry, %4, reaches %2</source>
        <translation>%1 由 %2 选出，成为任期 %3 的领导者；它的首个条目 %4 到达 %2</translation>
    </message>
    <message>
        <source>%1 is elected by %2 and leads term %3; its first entry, %4, reaches no server</source>
        <translation>%1 由 %2 选出，成为任期 %3 的领导者；它的首个条目 %4 没有到达任何服务器</translation>
    </message>
    <message>
        <source>%1 is follower in term %2</source>
        <translation>%1 为任期 %2 的跟随者</translation>
    </message>
    <message>
        <source>%1 is in term %2</source>
        <translation>%1 处于任期 %2</translation>
    </message>
    <message>
        <source>%1 is in two groups.</source>
        <translation>%1 同时在两个组中。</translation>
    </message>
    <message>
        <source>%1 is leader in term %2</source>
        <translation>%1 为任期 %2 的领导者</translation>
    </message>
    <message>
        <source>%1 is lost</source>
        <translation>%1，丢失</translation>
    </message>
    <message>
        <source>%1 is lost: %2 crashed</source>
        <translation>%1，因 %2 崩溃而丢失</translation>
    </message>
    <message>
        <source>%1 is lost: it was dropped</source>
        <translation>%1，被丢弃</translation>
    </message>
    <message>
        <source>%1 is lost: the link was cut</source>
        <translation>%1，因链路被切断而丢失</translation>
    </message>
    <message>
        <source>%1 is lost: the network was partitioned</source>
        <translation>%1，因网络分区而丢失</translation>
    </message>
    <message>
        <source>%1 is made to give up its election</source>
        <translation>%1 被强制放弃选举</translation>
    </message>
    <message>
        <source>%1 is made to give up its election and asks whether it could win term %3</source>
        <translation>%1 被强制放弃选举，询问能否赢得任期 %3</translation>
    </message>
    <message>
        <source>%1 is made to give up its election and starts an election in term %3</source>
        <translation>%1 被强制放弃选举，在任期 %3 发起选举</translation>
    </message>
    <message>
        <source>%1 is made to send its heartbeats of term %2</source>
        <translation>%1 被强制发送任期 %2 的心跳</translation>
    </message>
    <message>
        <source>%1 is made to time out</source>
        <translation>%1 被强制超时</translation>
    </message>
    <message>
        <source>%1 is made to time out and asks whether it could win term %3</source>
        <translation>%1 被强制超时，询问能否赢得任期 %3</translation>
    </message>
    <message>
        <source>%1 is made to time out and starts an election in term %3</source>
        <translation>%1 被强制超时，在任期 %3 发起选举</translation>
    </message>
    <message>
        <source>%1 is named twice.</source>
        <translation>%1 被列出两次。</translation>
    </message>
    <message>
        <source>%1 is no member any more: entry %2 is committed</source>
        <translation>%1 不再是成员：条目 %2 已提交</translation>
    </message>
    <message>
        <source>%1 is not a leader and sends no heartbeats.</source>
        <translation>%1 不是领导者，不发送心跳。</translation>
    </message>
    <message>
        <source>%1 is not down.</source>
        <translation>%1 没有停机。</translation>
    </message>
    <message>
        <source>%1 is not paused.</source>
        <translation>%1 没有暂停。</translation>
    </message>
    <message>
        <source>%1 is now a server in term %2</source>
        <translation>%1 现为任期 %2 的服务器</translation>
    </message>
    <message>
        <source>%1 is now candidate in term %2</source>
        <translation>%1 现为任期 %2 的候选人</translation>
    </message>
    <message>
        <source>%1 is now follower in term %2</source>
        <translation>%1 现为任期 %2 的跟随者</translation>
    </message>
    <message>
        <source>%1 is now leader in term %2</source>
        <translation>%1 现为任期 %2 的领导者</translation>
    </message>
    <message>
        <source>%1 is now pre-candidate in term %2</source>
        <translation>%1 现为任期 %2 的预候选人</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 暂停</translation>
    </message>
    <message>
        <source>%1 is paused, and its clock with it</source>
        <translation>%1 被暂停，其时钟也随之停止</translation>
    </message>
    <message>
        <source>%1 is paused.</source>
        <translation>%1 已暂停。</translation>
    </message>
    <message>
        <source>%1 is precandidate in term %2</source>
        <translation>%1 为任期 %2 的预候选人</translation>
    </message>
    <message>
        <source>%1 is the leader and has no election timer.</source>
        <translation>%1 是领导者，没有选举定时器。</translation>
    </message>
    <message>
        <source>%1 is violated: %2</source>
        <translation>%1被违反：%2</translation>
    </message>
    <message>
        <source>%1 joins</source>
        <translation>%1 加入</translation>
    </message>
    <message>
        <source>%1 knows %2 more to be committed, up to %3</source>
        <translation>%1 得知又有 %2已提交，直到 %3</translation>
    </message>
    <message>
        <source>%1 knows entries up to %2 to be committed</source>
        <translation>%1 知道直到 %2 的条目均已提交</translation>
    </message>
    <message>
        <source>%1 knows everything up to %2 to be committed</source>
        <translation>%1 得知直到 %2 的一切均已提交</translation>
    </message>
    <message>
        <source>%1 leads term %2</source>
        <translation>%1 成为任期 %2 的领导者</translation>
    </message>
    <message>
        <source>%1 leads term %2 and overwrote its own log from index %3 on, though it ended at %4</source>
        <translation>%1 是任期 %2 的领导者，却从索引 %3 起覆盖了自己止于 %4 的日志</translation>
    </message>
    <message>
        <source>%1 leads term %2 and replaced its own log from index %3 on, though it ended at %4</source>
        <translation>%1 是任期 %2 的领导者，却从索引 %3 起替换了自己止于 %4 的日志</translation>
    </message>
    <message>
        <source>%1 leads term %2 without entry %3, which %4 knew to be committed in term %5</source>
        <translation>%1 是任期 %2 的领导者，却没有条目 %3，而 %4 在任期 %5 已知其提交</translation>
    </message>
    <message>
        <source>%1 learns from %2 of the higher term %3 and follows</source>
        <translation>%1 从 %2 得知更高的任期 %3，转为跟随者</translation>
    </message>
    <message>
        <source>%1 learns from %2 that it is no member any more</source>
        <translation>%1 从 %2 得知自己不再是成员</translation>
    </message>
    <message>
        <source>%1 learns from %2 that term %3 is over</source>
        <translation>%1 从 %2 得知任期 %3 已结束</translation>
    </message>
    <message>
        <source>%1 learns from %2 that the cluster exists already: this server's disk has no part in it yet</source>
        <translation>%1 从 %2 得知集群早已存在：该服务器的磁盘尚未加入其中</translation>
    </message>
    <message>
        <source>%1 loses its disk, with everything that it has promised</source>
        <translation>%1 失去其磁盘，以及它承诺过的一切</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 关闭</translation>
    </message>
    <message>
        <source>%1 operations came before, in an order that explains them.</source>
        <translation>之前有 %1 个操作，存在能解释它们的顺序。</translation>
    </message>
    <message>
        <source>%1 others are left out.</source>
        <translation>另有 %1 个未显示。</translation>
    </message>
    <message>
        <source>%1 refuses a message of %2: its term %3 has passed</source>
        <translation>%1 拒绝 %2 的一条消息：其任期 %3 已过</translation>
    </message>
    <message>
        <source>%1 refuses a request</source>
        <translation>%1 拒绝一个请求</translation>
    </message>
    <message>
        <source>%1 refuses a request; %2 leads</source>
        <translation>%1 拒绝一个请求；领导者是 %2</translation>
    </message>
    <message>
        <source>%1 refuses its vote to %2: it has just heard from a leader</source>
        <translation>%1 拒绝投票给 %2：它刚收到领导者的消息</translation>
    </message>
    <message>
        <source>%1 refuses its vote to %2: it has voted in term %3 already</source>
        <translation>%1 拒绝投票给 %2：它在任期 %3 已投过票</translation>
    </message>
    <message>
        <source>%1 refuses its vote to %2: that log ends at %3, before its own</source>
        <translation>%1 拒绝投票给 %2：对方的日志止于 %3，落后于它自己的</translation>
    </message>
    <message>
        <source>%1 refuses the entries of %2: its log does not hold %3</source>
        <translation>%1 拒绝 %2 的条目：其日志不含 %3</translation>
    </message>
    <message>
        <source>%1 refuses the snapshot of %2 up to %3: it cannot be read</source>
        <translation>%1 拒绝 %2 直到 %3 的快照：无法读取</translation>
    </message>
    <message>
        <source>%1 refuses the snapshot of %2 up to %3: it is too large</source>
        <translation>%1 拒绝 %2 直到 %3 的快照：太大</translation>
    </message>
    <message>
        <source>%1 refuses to %2</source>
        <translation>%1 拒绝请求：%2</translation>
    </message>
    <message>
        <source>%1 refuses to %2: %3</source>
        <translation>%1 拒绝请求“%2”：%3</translation>
    </message>
    <message>
        <source>%1 refuses to change the members</source>
        <translation>%1 拒绝变更成员</translation>
    </message>
    <message>
        <source>%1 removes its entries from %2 on: they conflict with those of leader %3</source>
        <translation>%1 删除自 %2 起的条目：它们与领导者 %3 的条目冲突</translation>
    </message>
    <message>
        <source>%1 replaces its log up to %2</source>
        <translation>%1 替换了直到 %2 的日志</translation>
    </message>
    <message>
        <source>%1 replaces its log up to %2 by a snapshot</source>
        <translation>%1 用快照替代其直到 %2 的日志</translation>
    </message>
    <message>
        <source>%1 replicates to %2: its log is now %3</source>
        <translation>%1 向 %2 复制：后者的日志现为 %3</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>%1 重启</translation>
    </message>
    <message>
        <source>%1 restarts from its disk</source>
        <translation>%1 从磁盘重启</translation>
    </message>
    <message>
        <source>%1 resumes</source>
        <translation>%1 恢复运行</translation>
    </message>
    <message>
        <source>%1 returned before %2 was called</source>
        <translation>%1在%2被调用之前就已返回</translation>
    </message>
    <message>
        <source>%1 returns to the membership before index %2: that entry is gone</source>
        <translation>%1 退回到索引 %2 之前的成员配置：该条目已被删除</translation>
    </message>
    <message>
        <source>%1 sends %2 its snapshot up to %3: the entries themselves are gone</source>
        <translation>%1 向 %2 发送直到 %3 的快照：条目本身已不复存在</translation>
    </message>
    <message>
        <source>%1 sends its heartbeats of term %2</source>
        <translation>%1 发送任期 %2 的心跳</translation>
    </message>
    <message>
        <source>%1 serves a client</source>
        <translation>%1 为客户端服务</translation>
    </message>
    <message>
        <source>%1 starts an election and reaches %2</source>
        <translation>%1 发起选举并联系到 %2</translation>
    </message>
    <message>
        <source>%1 starts an election in term %2 and votes for itself</source>
        <translation>%1 在任期 %2 发起选举，并投票给自己</translation>
    </message>
    <message>
        <source>%1 starts an election in term %2; no other server hears of it</source>
        <translation>%1 在任期 %2 发起选举；没有其他服务器得知</translation>
    </message>
    <message>
        <source>%1 starts from the snapshot of %2 up to %3</source>
        <translation>%1 从 %2 直到 %3 的快照开始</translation>
    </message>
    <message>
        <source>%1 starts to transfer leadership to %2</source>
        <translation>%1 开始将领导权转移给 %2</translation>
    </message>
    <message>
        <source>%1 steps down in term %2</source>
        <translation>%1 在任期 %2 退位</translation>
    </message>
    <message>
        <source>%1 steps down: %2 leads term %3</source>
        <translation>%1 退位：%2 是任期 %3 的领导者</translation>
    </message>
    <message>
        <source>%1 still leads and may answer reads of index %2</source>
        <translation>%1 仍是领导者，可以答复索引 %2 的读请求</translation>
    </message>
    <message>
        <source>%1 take %2 for committed</source>
        <translation>%1 认为 %2 已提交</translation>
    </message>
    <message>
        <source>%1 takes %2 for committed</source>
        <translation>%1 认为 %2 已提交</translation>
    </message>
    <message>
        <source>%1 takes a snapshot up to index %2</source>
        <translation>%1 制作直到索引 %2 的快照</translation>
    </message>
    <message>
        <source>%1 takes index %2 for committed, but its log ends at %3</source>
        <translation>%1 认为索引 %2 已提交，但其日志止于 %3</translation>
    </message>
    <message>
        <source>%1 tells %2 that it holds the log up to index %3, but its own ends at %4</source>
        <translation>%1 告知 %2 自己持有直到索引 %3 的日志，但其日志止于 %4</translation>
    </message>
    <message>
        <source>%1 tells of its commit index</source>
        <translation>%1 报告其提交索引</translation>
    </message>
    <message>
        <source>%1 times out</source>
        <translation>%1 超时</translation>
    </message>
    <message>
        <source>%1 times out after %2 without a leader</source>
        <translation>%1 在 %2 内未见领导者而超时</translation>
    </message>
    <message>
        <source>%1 times out after %2 without a leader and asks whether it could win term %3</source>
        <translation>%1 在 %2 内未见领导者而超时，询问能否赢得任期 %3</translation>
    </message>
    <message>
        <source>%1 times out after %2 without a leader and starts an election in term %3</source>
        <translation>%1 在 %2 内未见领导者而超时，在任期 %3 发起选举</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1，直到 %2</translation>
    </message>
    <message>
        <source>%1 uses the membership of entry %2 from now on</source>
        <translation>%1 从现在起采用条目 %2 的成员配置</translation>
    </message>
    <message>
        <source>%1 voted for both %2 and %3 in term %4</source>
        <translation>%1 在任期 %4 既投票给 %2 又投票给 %3</translation>
    </message>
    <message>
        <source>%1 votes for %2 in term %3</source>
        <translation>%1 在任期 %3 投票给 %2</translation>
    </message>
    <message>
        <source>%1 was there from %2 to the call of %3</source>
        <translation>%1 从%2起一直存在，直到%3被调用</translation>
    </message>
    <message>
        <source>%1 went back from term %2 to term %3</source>
        <translation>%1 从任期 %2 退回到任期 %3</translation>
    </message>
    <message>
        <source>%1 would vote for %2 in term %3</source>
        <translation>%1 会在任期 %3 投票给 %2</translation>
    </message>
    <message>
        <source>%1 — the logs are inferred</source>
        <translation>%1 — 日志为推断所得</translation>
    </message>
    <message>
        <source>%1's applied index went back from %2 to %3</source>
        <translation>%1 的应用索引从 %2 退回到 %3</translation>
    </message>
    <message>
        <source>%1's commit index went back from %2 to %3</source>
        <translation>%1 的提交索引从 %2 退回到 %3</translation>
    </message>
    <message>
        <source>%1's heartbeat reaches %2</source>
        <translation>%1 的心跳到达 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1, and does not win</source>
        <translation>%1，但没有当选</translation>
    </message>
    <message>
        <source>%1, and has the vote</source>
        <translation>%1，并得到该选票</translation>
    </message>
    <message>
        <source>%1, and within that time %2</source>
        <translation>%1，而在此期间%2</translation>
    </message>
    <message>
        <source>%1, but within that time %2 was there, too: %3 was called after the former and %4 returned before the latter</source>
        <translation>%1，但在此期间 %2 也存在：%3在前者之后被调用，而%4在后者之前返回</translation>
    </message>
    <message>
        <source>%1, its log ends at %2</source>
        <translation>%1，其日志止于 %2</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 after %3</source>
        <translation>%1：%3 之后的 %2</translation>
    </message>
    <message>
        <source>%1: %2 leads term %3</source>
        <translation>%1：%2 成为任期 %3 的领导者</translation>
    </message>
    <message>
        <source>%1: a snapshot up to %2</source>
        <translation>%1：直到 %2 的快照</translation>
    </message>
    <message>
        <source>%1: a success</source>
        <translation>%1：成功</translation>
    </message>
    <message>
        <source>%1: after %2</source>
        <translation>%1：在 %2 之后</translation>
    </message>
    <message>
        <source>%1: chunk %2 of a snapshot up to %3</source>
        <translation>%1：直到 %3 的快照的第 %2 块</translation>
    </message>
    <message>
        <source>%1: fewer than half elect a leader</source>
        <translation>%1：不到一半选出领导者</translation>
    </message>
    <message>
        <source>%1: granted</source>
        <translation>%1：同意</translation>
    </message>
    <message>
        <source>%1: granted in term %2</source>
        <translation>%1：任期 %2 同意投票</translation>
    </message>
    <message>
        <source>%1: installed up to %2</source>
        <translation>%1：已安装到 %2</translation>
    </message>
    <message>
        <source>%1: its answer is unknown</source>
        <translation>%1：答复不明</translation>
    </message>
    <message>
        <source>%1: median %2</source>
        <translation>%1：中位数 %2</translation>
    </message>
    <message>
        <source>%1: read once %2 is applied</source>
        <translation>%1：应用 %2 后即可读</translation>
    </message>
    <message>
        <source>%1: received a part of the snapshot up to %2</source>
        <translation>%1：已收到直到 %2 的快照的一部分</translation>
    </message>
    <message>
        <source>%1: refused</source>
        <translation>%1：拒绝</translation>
    </message>
    <message>
        <source>%1: refused after %2</source>
        <translation>%1：在 %2 之后被拒绝</translation>
    </message>
    <message>
        <source>%1: refused in term %2</source>
        <translation>%1：任期 %2 拒绝投票</translation>
    </message>
    <message>
        <source>%1: refused, they may agree up to %2</source>
        <translation>%1：拒绝，日志可能一致到 %2</translation>
    </message>
    <message>
        <source>%1: the log of %2 is now %3</source>
        <translation>%1：%2 的日志现为 %3</translation>
    </message>
    <message>
        <source>%1: the logs agree up to %2</source>
        <translation>%1：日志一致到 %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>A candidate moves to the next term, votes for itself and asks all others for their votes</source>
        <translation>候选人进入下一任期，投票给自己，并请求所有其他服务器投票</translation>
    </message>
    <message>
        <source>A candidate's vote of its term is its own, and stays so.</source>
        <translation>候选人在自己任期的选票属于自己，且不再更改。</translation>
    </message>
    <message>
        <source>A change of members waits until the one before is committed.</source>
        <translation>成员变更须等前一次变更提交之后才能进行。</translation>
    </message>
    <message>
        <source>A client asks %1 to %2</source>
        <translation>客户端请求 %1：%2</translation>
    </message>
    <message>
        <source>A client asks %1 to do operation %2</source>
        <translation>客户端请求 %1 执行操作 %2</translation>
    </message>
    <message>
        <source>A client reads from %1</source>
        <translation>客户端从 %1 读取</translation>
    </message>
    <message>
        <source>A client writes to %1</source>
        <translation>客户端向 %1 写入</translation>
    </message>
    <message>
        <source>A clock runs at most 50 % fast or slow.</source>
        <translation>时钟最多走快或走慢 50 %。</translation>
    </message>
    <message>
        <source>A cluster needs at least one server that votes.</source>
        <translation>集群至少需要一个有投票权的服务器。</translation>
    </message>
    <message>
        <source>A cluster whose leader crashes needs at least three servers to elect another one.</source>
        <translation>领导者崩溃的集群至少需要三个服务器才能选出新的领导者。</translation>
    </message>
    <message>
        <source>A command that a client repeats is not applied again.</source>
        <translation>客户端重复发送的命令不会再次应用。</translation>
    </message>
    <message>
        <source>A copy is made of the disk of %1</source>
        <translation>为 %1 的磁盘制作副本</translation>
    </message>
    <message>
        <source>A delay cannot be longer than a day.</source>
        <translation>延迟不能超过一天。</translation>
    </message>
    <message>
        <source>A delay cannot be negative.</source>
        <translation>延迟不能为负。</translation>
    </message>
    <message>
        <source>A follower commits no further than what it has compared with the leader's log.</source>
        <translation>跟随者的提交不超过它已与领导者日志比对过的部分。</translation>
    </message>
    <message>
        <source>A granted pre-vote never counts as a vote.</source>
        <translation>获得的预投票绝不算作选票。</translation>
    </message>
    <message>
        <source>A joint membership decides with the majorities of both halves.</source>
        <translation>联合配置需要新旧两半各自的多数派才能决定。</translation>
    </message>
    <message>
        <source>A latency cannot be longer than a day.</source>
        <translation>网络延迟不能超过一天。</translation>
    </message>
    <message>
        <source>A latency cannot be negative.</source>
        <translation>网络延迟不能为负。</translation>
    </message>
    <message>
        <source>A leader answers a read only once a majority has confirmed that it leads</source>
        <translation>领导者只有在多数派确认其领导权之后才答复读请求</translation>
    </message>
    <message>
        <source>A leader answers no read before an entry of its own term is committed.</source>
        <translation>领导者在提交自己任期的条目之前不答复任何读请求。</translation>
    </message>
    <message>
        <source>A leader answers only what is on its disk; a leader whose disk hangs steps down</source>
        <translation>领导者只答复已写入磁盘的内容；磁盘停滞的领导者退位</translation>
    </message>
    <message>
        <source>A leader changes no members before it has committed an entry of its own term.</source>
        <translation>领导者在提交自己任期的条目之前不变更成员。</translation>
    </message>
    <message>
        <source>A leader commits an entry of its term that a majority stores, and all before it; a follower learns the commit index with the next message</source>
        <translation>领导者提交自己任期内被多数派存储的条目及其之前的所有条目；跟随者由下一条消息得知提交索引</translation>
    </message>
    <message>
        <source>A leader confirms that it still leads before it answers a read.</source>
        <translation>领导者在答复读请求之前确认自己仍是领导者。</translation>
    </message>
    <message>
        <source>A leader has the votes of a majority.</source>
        <translation>领导者拥有多数派的选票。</translation>
    </message>
    <message>
        <source>A leader never overwrites or deletes entries of its own log; it only appends.</source>
        <translation>领导者从不覆盖或删除自己日志中的条目；它只追加。</translation>
    </message>
    <message>
        <source>A leader that reaches no majority for an election timeout steps down</source>
        <translation>在一个选举超时内联系不到多数派的领导者退位</translation>
    </message>
    <message>
        <source>A log that conflicts with a snapshot goes.</source>
        <translation>与快照冲突的日志会被删除。</translation>
    </message>
    <message>
        <source>A log that holds the last entry of a snapshot keeps the entries after it.</source>
        <translation>日志若含有快照的最后一个条目，则其后的条目予以保留。</translation>
    </message>
    <message>
        <source>A membership counts as soon as its entry is in the log</source>
        <translation>成员配置的条目一进入日志即生效</translation>
    </message>
    <message>
        <source>A minimum election timeout passes on the clocks of %1</source>
        <translation>%1 的时钟经过一个最短选举超时</translation>
    </message>
    <message>
        <source>A reply confirms only reads that were asked before its own round began.</source>
        <translation>回复只能确认在其所属轮次开始之前提出的读请求。</translation>
    </message>
    <message>
        <source>A reply counts for the request that it answers; one to a request of an earlier term tells nothing but its sender's term.</source>
        <translation>回复只对它所答复的请求有效；答复较早任期请求的回复，除发送者的任期外什么也说明不了。</translation>
    </message>
    <message>
        <source>A reply says something only about the request that it answers</source>
        <translation>回复只对它所答复的请求有意义</translation>
    </message>
    <message>
        <source>A request of an earlier term is refused</source>
        <translation>来自较早任期的请求会被拒绝</translation>
    </message>
    <message>
        <source>A request of an earlier term is refused.</source>
        <translation>来自较早任期的请求会被拒绝。</translation>
    </message>
    <message>
        <source>A search goes over at most %1 servers, numbered from 1 on.</source>
        <translation>搜索最多涉及 %1 个服务器，从 1 开始编号。</translation>
    </message>
    <message>
        <source>A server does not vote for a candidate whose log is less up to date than its own; so a leader has every committed entry</source>
        <translation>服务器不投票给日志比自己旧的候选人；因此领导者拥有每一个已提交的条目</translation>
    </message>
    <message>
        <source>A server does not vote within the minimum election timeout after hearing from a leader</source>
        <translation>服务器在收到领导者消息后的最短选举超时内不投票</translation>
    </message>
    <message>
        <source>A server gives at most one vote in a term</source>
        <translation>服务器在一个任期内至多投一票</translation>
    </message>
    <message>
        <source>A server installs only what its store can be restored from</source>
        <translation>服务器只安装能用来恢复其存储的快照</translation>
    </message>
    <message>
        <source>A server takes nothing from a leader or a candidate of another cluster.</source>
        <translation>服务器不接受另一集群的领导者或候选人的任何消息。</translation>
    </message>
    <message>
        <source>A server takes nothing from another cluster</source>
        <translation>服务器不接受另一集群的任何消息</translation>
    </message>
    <message>
        <source>A server that has just heard of a leader votes for no other.</source>
        <translation>刚收到领导者消息的服务器不投票给其他服务器。</translation>
    </message>
    <message>
        <source>A server that hears from no leader for an election timeout assumes that there is none</source>
        <translation>服务器若在一个选举超时内没有收到领导者的消息，就认为没有领导者</translation>
    </message>
    <message>
        <source>A server that is no longer a member cannot disrupt the cluster, and learns of its removal</source>
        <translation>不再是成员的服务器无法扰乱集群，并会得知自己已被移除</translation>
    </message>
    <message>
        <source>A server that is no member and lacks entries cannot depose a leader.</source>
        <translation>不是成员且缺少条目的服务器无法使领导者下台。</translation>
    </message>
    <message>
        <source>A server that sees a higher term adopts it and becomes a follower; a candidate that hears from the leader of its term, too</source>
        <translation>见到更高任期的服务器会采用该任期并成为跟随者；收到本任期领导者消息的候选人也是如此</translation>
    </message>
    <message>
        <source>A server that sees a higher term becomes a follower of that term.</source>
        <translation>见到更高任期的服务器成为该任期的跟随者。</translation>
    </message>
    <message>
        <source>A server votes at most once in a term, first come, first served.</source>
        <translation>服务器在一个任期内至多投一票，先到先得。</translation>
    </message>
    <message>
        <source>A server's number is between 1 and %1, not %2.</source>
        <translation>服务器编号在 1 到 %1 之间，不能是 %2。</translation>
    </message>
    <message>
        <source>A server's number is between 1 and %1.</source>
        <translation>服务器编号在 1 到 %1 之间。</translation>
    </message>
    <message>
        <source>A snapshot bears the term of its last entry.</source>
        <translation>快照带有其最后一个条目的任期。</translation>
    </message>
    <message>
        <source>A snapshot takes the place of the log that it covers</source>
        <translation>快照取代它所涵盖的日志</translation>
    </message>
    <message>
        <source>A vote is on the disk before it is sent.</source>
        <translation>选票在发出之前已写入磁盘。</translation>
    </message>
    <message>
        <source>A vote or an acknowledgement counts only from the disk that the membership names.</source>
        <translation>只有来自成员配置所登记磁盘的选票或确认才算数。</translation>
    </message>
    <message>
        <source>Action %1 (%2) does not fit the run: %3</source>
        <translation>操作 %1（%2）与此运行不符：%3</translation>
    </message>
    <message>
        <source>An acknowledgement covers what the request verified, and no more.</source>
        <translation>确认只涵盖请求所验证的内容，不多不少。</translation>
    </message>
    <message>
        <source>An entry is committed once a majority stores it.</source>
        <translation>条目被多数派存储后即为已提交。</translation>
    </message>
    <message>
        <source>An entry is on the disk before it is acknowledged.</source>
        <translation>条目在确认之前已写入磁盘。</translation>
    </message>
    <message>
        <source>An entry that conflicts with the leader's goes, and all that follow it.</source>
        <translation>与领导者冲突的条目及其后的所有条目都会被删除。</translation>
    </message>
    <message>
        <source>An entry that conflicts with the leader's is removed, and all after it</source>
        <translation>与领导者冲突的条目及其后的所有条目都会被删除</translation>
    </message>
    <message>
        <source>An entry that is committed in some term is in the logs of the leaders of all later terms.</source>
        <translation>在某任期提交的条目，存在于此后所有任期的领导者的日志中。</translation>
    </message>
    <message>
        <source>An outdated snapshot changes nothing</source>
        <translation>过时的快照不会改变任何内容</translation>
    </message>
    <message>
        <source>An outdated snapshot changes nothing.</source>
        <translation>过时的快照不会改变任何内容。</translation>
    </message>
    <message>
        <source>AppendEntries reply</source>
        <translation>AppendEntries 回复</translation>
    </message>
    <message>
        <source>At most one leader can be elected in a given term.</source>
        <translation>一个任期内至多选出一个领导者。</translation>
    </message>
    <message>
        <source>CANDIDATE</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>CUT OFF</source>
        <translation>被隔离</translation>
    </message>
    <message>
        <source>Delivery is manual already.</source>
        <translation>已经是手动投递。</translation>
    </message>
    <message>
        <source>Durability</source>
        <translation>持久性</translation>
    </message>
    <message>
        <source>Election Safety</source>
        <translation>选举安全性</translation>
    </message>
    <message>
        <source>Entries are appended only after an entry that matches.</source>
        <translation>条目只追加在匹配的条目之后。</translation>
    </message>
    <message>
        <source>Entries are appended only after an entry that the leader holds too</source>
        <translation>条目只追加在领导者也持有的条目之后</translation>
    </message>
    <message>
        <source>Entries of earlier terms are never committed by counting replicas</source>
        <translation>较早任期的条目绝不通过计算副本数来提交</translation>
    </message>
    <message>
        <source>Entries that match are never removed.</source>
        <translation>匹配的条目绝不删除。</translation>
    </message>
    <message>
        <source>Every disk takes %1 for a write</source>
        <translation>每个磁盘写入一次需要 %1</translation>
    </message>
    <message>
        <source>Everything of %1 is synced.</source>
        <translation>%1 的一切均已同步。</translation>
    </message>
    <message>
        <source>External servers go by their own clocks; their messages cannot be delivered manually.</source>
        <translation>外部服务器按自己的时钟运行；它们的消息无法手动投递。</translation>
    </message>
    <message>
        <source>Figure %1</source>
        <translation>图 %1</translation>
    </message>
    <message>
        <source>From left to right: calls, effects and returns, in the order in which they came.</source>
        <translation>从左到右：调用、生效与返回，按发生的先后排列。</translation>
    </message>
    <message>
        <source>InstallSnapshot reply</source>
        <translation>InstallSnapshot 回复</translation>
    </message>
    <message>
        <source>It is about a moment of a disk that no move of this search has: a write is overwritten while it is under way.</source>
        <translation>它涉及磁盘的某个瞬间，而本搜索没有这样的步骤：一次写入尚在进行时即被覆盖。</translation>
    </message>
    <message>
        <source>It keeps strangers from disturbing a leader that is well; what it prevents is no contradiction.</source>
        <translation>它使外来者不打扰健康的领导者；它所防止的并非矛盾。</translation>
    </message>
    <message>
        <source>LEADER</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Leader Append-Only</source>
        <translation>领导者只追加</translation>
    </message>
    <message>
        <source>Leader Completeness</source>
        <translation>领导者完全性</translation>
    </message>
    <message>
        <source>Leadership is transferred to a server whose log is complete, within an election timeout</source>
        <translation>领导权在一个选举超时内转移给日志完整的服务器</translation>
    </message>
    <message>
        <source>Linearizability</source>
        <translation>可线性化性</translation>
    </message>
    <message>
        <source>Linearizable</source>
        <translation>可线性化</translation>
    </message>
    <message>
        <source>Log Matching</source>
        <translation>日志匹配</translation>
    </message>
    <message>
        <source>Mark: %1</source>
        <translation>标记：%1</translation>
    </message>
    <message>
        <source>Message %1 %2 is changed</source>
        <translation>消息 %1 %2 被更改</translation>
    </message>
    <message>
        <source>Message %1 %2 is delayed</source>
        <translation>消息 %1 %2 被延迟</translation>
    </message>
    <message>
        <source>Message %1 %2 is dropped</source>
        <translation>消息 %1 %2 被丢弃</translation>
    </message>
    <message>
        <source>Message %1 %2 is duplicated</source>
        <translation>消息 %1 %2 被复制</translation>
    </message>
    <message>
        <source>Message %1 %2 is held</source>
        <translation>消息 %1 %2 被扣留</translation>
    </message>
    <message>
        <source>Message %1 does not move.</source>
        <translation>消息 %1 没有移动。</translation>
    </message>
    <message>
        <source>Message %1 does not travel by itself.</source>
        <translation>消息 %1 不会自行传送。</translation>
    </message>
    <message>
        <source>Message %1 is lost.</source>
        <translation>消息 %1 已丢失。</translation>
    </message>
    <message>
        <source>Message %1 is not on its way.</source>
        <translation>消息 %1 不在途中。</translation>
    </message>
    <message>
        <source>More than everything cannot be doubled.</source>
        <translation>重复的比例不能超过全部。</translation>
    </message>
    <message>
        <source>More than everything cannot be lost.</source>
        <translation>丢失的比例不能超过全部。</translation>
    </message>
    <message>
        <source>No group is named.</source>
        <translation>没有指定任何组。</translation>
    </message>
    <message>
        <source>No rule was off.</source>
        <translation>没有关闭任何规则。</translation>
    </message>
    <message>
        <source>No server has an election timer that runs.</source>
        <translation>没有服务器的选举定时器在运行。</translation>
    </message>
    <message>
        <source>No server is named.</source>
        <translation>没有指定服务器。</translation>
    </message>
    <message>
        <source>No server votes for a candidate whose log ends before its own.</source>
        <translation>没有服务器投票给日志终点先于自己的候选人。</translation>
    </message>
    <message>
        <source>No such message is on its way</source>
        <translation>途中没有这样的消息</translation>
    </message>
    <message>
        <source>No two servers ever apply different entries at the same index.</source>
        <translation>任何两个服务器都不会在同一索引应用不同的条目。</translation>
    </message>
    <message>
        <source>No write is named.</source>
        <translation>没有指定写入。</translation>
    </message>
    <message>
        <source>Not linearizable: key "%1"</source>
        <translation>不可线性化：键“%1”</translation>
    </message>
    <message>
        <source>Nothing is held on the link %1.</source>
        <translation>链路 %1 上没有被扣留的消息。</translation>
    </message>
    <message>
        <source>Nothing tells how the clock of %1 differs; it is taken as it is.</source>
        <translation>无从得知 %1 的时钟偏差；按原样采用。</translation>
    </message>
    <message>
        <source>Of the writes of %1, %2 wait for its disk.</source>
        <translation>%1 的写入中有 %2 个在等待磁盘。</translation>
    </message>
    <message>
        <source>Only a server that could win an election may start one</source>
        <translation>只有可能赢得选举的服务器才可发起选举</translation>
    </message>
    <message>
        <source>Only entries of the leader's own term are committed by counting copies.</source>
        <translation>只有领导者自己任期的条目才通过计算副本数来提交。</translation>
    </message>
    <message>
        <source>Only the leader takes requests of clients</source>
        <translation>只有领导者接受客户端的请求</translation>
    </message>
    <message>
        <source>PRE-CANDIDATE</source>
        <translation>预候选人</translation>
    </message>
    <message>
        <source>PreVote reply</source>
        <translation>PreVote 回复</translation>
    </message>
    <message>
        <source>ReadIndex reply</source>
        <translation>ReadIndex 回复</translation>
    </message>
    <message>
        <source>Real servers go by their own clocks.</source>
        <translation>真实服务器按自己的时钟运行。</translation>
    </message>
    <message>
        <source>Real servers take one request after the other.</source>
        <translation>真实服务器逐个接受请求。</translation>
    </message>
    <message>
        <source>RequestVote reply</source>
        <translation>RequestVote 回复</translation>
    </message>
    <message>
        <source>SUPERSEDED</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>Share of elections decided within a time</source>
        <translation>在给定时间内完成的选举所占比例</translation>
    </message>
    <message>
        <source>State Machine Safety</source>
        <translation>状态机安全性</translation>
    </message>
    <message>
        <source>Stepping down within a term does not forget the vote of that term.</source>
        <translation>在同一任期内退位，不会忘记该任期已投的票。</translation>
    </message>
    <message>
        <source>The client of %1 will not learn what became of its request to %2</source>
        <translation>%1 的客户端无从得知其请求“%2”的结果</translation>
    </message>
    <message>
        <source>The clock of %1 is taken to be %2 ms ahead, by %3 messages.</source>
        <translation>根据 %3 条消息，%1 的时钟视为快 %2 ms。</translation>
    </message>
    <message>
        <source>The commit index on the disk of %1 is after its last entry.</source>
        <translation>%1 磁盘上的提交索引超过其最后一个条目。</translation>
    </message>
    <message>
        <source>The completion of a write that was overwritten confirms nothing.</source>
        <translation>被覆盖的写入即使完成也不确认任何东西。</translation>
    </message>
    <message>
        <source>The disk of %1 is a real one.</source>
        <translation>%1 的磁盘是真实的。</translation>
    </message>
    <message>
        <source>The disk of %1 is already automatic.</source>
        <translation>%1 的磁盘已经是自动。</translation>
    </message>
    <message>
        <source>The disk of %1 is already manual.</source>
        <translation>%1 的磁盘已经是手动。</translation>
    </message>
    <message>
        <source>The disk of %1 writes by itself</source>
        <translation>%1 的磁盘自动写入</translation>
    </message>
    <message>
        <source>The election timers are drawn apart: the first to time out has the time to win (§5.2)</source>
        <translation>选举定时器已错开：先超时者有时间获胜（§5.2）</translation>
    </message>
    <message>
        <source>The end does not fit the run.</source>
        <translation>结尾与此运行不符。</translation>
    </message>
    <message>
        <source>The first candidate of a term whose log is up to date gets the server's vote</source>
        <translation>一个任期内，首个日志足够新的候选人得到该服务器的选票</translation>
    </message>
    <message>
        <source>The late %1 from %2 to %3 of term %4 arrives</source>
        <translation>任期 %4 中从 %2 到 %3 的迟到的 %1 到达</translation>
    </message>
    <message>
        <source>The leader goes back in a follower's log until the two logs agree</source>
        <translation>领导者在跟随者的日志中后退，直到两份日志一致</translation>
    </message>
    <message>
        <source>The least latency is longer than the most.</source>
        <translation>最小延迟大于最大延迟。</translation>
    </message>
    <message>
        <source>The least time of a disk is longer than the most.</source>
        <translation>磁盘的最短时间大于最长时间。</translation>
    </message>
    <message>
        <source>The link %1 changes</source>
        <translation>链路 %1 发生变化</translation>
    </message>
    <message>
        <source>The link %1 is already cut.</source>
        <translation>链路 %1 已被切断。</translation>
    </message>
    <message>
        <source>The link %1 is already held.</source>
        <translation>链路 %1 已被扣留。</translation>
    </message>
    <message>
        <source>The link %1 is cut</source>
        <translation>链路 %1 被切断</translation>
    </message>
    <message>
        <source>The link %1 is held: messages wait</source>
        <translation>链路 %1 被扣留：消息等待</translation>
    </message>
    <message>
        <source>The link %1 is not cut.</source>
        <translation>链路 %1 没有被切断。</translation>
    </message>
    <message>
        <source>The link %1 is open again</source>
        <translation>链路 %1 重新打开</translation>
    </message>
    <message>
        <source>The link %1 is released</source>
        <translation>链路 %1 被放行</translation>
    </message>
    <message>
        <source>The link %1 is slower by %2</source>
        <translation>链路 %1 减慢 %2</translation>
    </message>
    <message>
        <source>The link %1 loses %2 of its messages</source>
        <translation>链路 %1 丢失 %2 的消息</translation>
    </message>
    <message>
        <source>The log on the disk of %1 does not continue its snapshot.</source>
        <translation>%1 磁盘上的日志与其快照不衔接。</translation>
    </message>
    <message>
        <source>The log on the disk of %1 is not valid at index %2.</source>
        <translation>%1 磁盘上的日志在索引 %2 处无效。</translation>
    </message>
    <message>
        <source>The network heals: every link is open</source>
        <translation>网络恢复：所有链路畅通</translation>
    </message>
    <message>
        <source>The network is partitioned into %1</source>
        <translation>网络被分区为 %1</translation>
    </message>
    <message>
        <source>The rule %1 (%2) no longer holds</source>
        <translation>规则 %1（%2）不再成立</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>此运行</translation>
    </message>
    <message>
        <source>The sender's number is between 1 and %1.</source>
        <translation>发送者编号在 1 到 %1 之间。</translation>
    </message>
    <message>
        <source>The servers live here already.</source>
        <translation>服务器已在此处运行。</translation>
    </message>
    <message>
        <source>The servers of this run are real processes: only a simulation can be searched.</source>
        <translation>此运行的服务器是真实进程：只能搜索模拟。</translation>
    </message>
    <message>
        <source>The simulation does not do what was found: %1</source>
        <translation>模拟未重现所找到的结果：%1</translation>
    </message>
    <message>
        <source>The simulation does the same moves, and does not get there.</source>
        <translation>模拟执行了同样的步骤，但没有到达。</translation>
    </message>
    <message>
        <source>The simulation does the same moves, and nothing is violated there.</source>
        <translation>模拟执行了同样的步骤，没有性质被违反。</translation>
    </message>
    <message>
        <source>The snapshot names no membership.</source>
        <translation>快照没有给出成员。</translation>
    </message>
    <message>
        <source>The snapshot on the disk of %1 cannot be read.</source>
        <translation>%1 磁盘上的快照无法读取。</translation>
    </message>
    <message>
        <source>The snapshot on the disk of %1 is not complete.</source>
        <translation>%1 磁盘上的快照不完整。</translation>
    </message>
    <message>
        <source>The term on the disk of %1 is before that of its last entry.</source>
        <translation>%1 磁盘上的任期早于其最后一个条目的任期。</translation>
    </message>
    <message>
        <source>The time of a disk cannot be longer than a day.</source>
        <translation>磁盘时间不能超过一天。</translation>
    </message>
    <message>
        <source>The time of a disk cannot be negative.</source>
        <translation>磁盘时间不能为负。</translation>
    </message>
    <message>
        <source>The vote on the disk of %1 is for no server.</source>
        <translation>%1 磁盘上的选票没有投给任何服务器。</translation>
    </message>
    <message>
        <source>The votes of a majority make a leader; so a term has at most one</source>
        <translation>多数派的选票产生领导者；因此一个任期至多有一个领导者</translation>
    </message>
    <message>
        <source>The whole network: %1</source>
        <translation>整个网络：%1</translation>
    </message>
    <message>
        <source>There are options for %1, but no such server.</source>
        <translation>有 %1 的选项，但没有这个服务器。</translation>
    </message>
    <message>
        <source>There is a disk for %1, but no such server.</source>
        <translation>有 %1 的磁盘，但没有这个服务器。</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>没有 %1。</translation>
    </message>
    <message>
        <source>There is no copy of the disk of %1.</source>
        <translation>没有 %1 磁盘的副本。</translation>
    </message>
    <message>
        <source>There is no link from %1 to itself.</source>
        <translation>%1 没有到自身的链路。</translation>
    </message>
    <message>
        <source>There is no room for such a server.</source>
        <translation>没有容纳这样一个服务器的余地。</translation>
    </message>
    <message>
        <source>There is no such rule.</source>
        <translation>没有这条规则。</translation>
    </message>
    <message>
        <source>This cluster is only looked at.</source>
        <translation>此集群仅供查看。</translation>
    </message>
    <message>
        <source>This is a rule for progress, not for safety: a leader that has been superseded and does not step down goes on in vain. Servers of the later term refuse what it sends, so that it commits nothing; only, it may never learn that it is not the leader any more.</source>
        <translation>这是一条关乎进展而非安全性的规则：已被取代却不退位的领导者只是徒劳。较新任期的服务器拒绝它发送的内容，所以它什么也提交不了；只是它可能永远不知道自己已不再是领导者。</translation>
    </message>
    <message>
        <source>This property is not known.</source>
        <translation>该性质未知。</translation>
    </message>
    <message>
        <source>This run is not recorded.</source>
        <translation>此运行没有录制。</translation>
    </message>
    <message>
        <source>Time passes by itself already.</source>
        <translation>时间已在自行流逝。</translation>
    </message>
    <message>
        <source>Time until a leader is elected</source>
        <translation>选出领导者所需的时间</translation>
    </message>
    <message>
        <source>To its clients the cluster is one store in which every operation happens at one instant between its call and its return.</source>
        <translation>对客户端而言，集群就是一个存储，每个操作都在其调用与返回之间的某一时刻发生。</translation>
    </message>
    <message>
        <source>Two logs that hold an entry with the same index and term are equal up to that entry.</source>
        <translation>若两份日志都持有索引和任期相同的条目，则直到该条目它们完全相同。</translation>
    </message>
    <message>
        <source>Undecided: key "%1"</source>
        <translation>无法判定：键“%1”</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>What a server has promised is on its disk; another disk keeps none of it</source>
        <translation>服务器承诺过的内容都在它的磁盘上；换一块磁盘就全没有了</translation>
    </message>
    <message>
        <source>What a server promises is on its disk; the first entry of a cluster names the disks that count</source>
        <translation>服务器的承诺都写在磁盘上；集群的第一个条目登记哪些磁盘算数</translation>
    </message>
    <message>
        <source>What a server votes for or acknowledges is on its disk before it says so, and what is committed is on the disks of a majority.</source>
        <translation>服务器投出的选票或作出的确认，在说出之前已写入磁盘；已提交的内容在多数派的磁盘上。</translation>
    </message>
    <message>
        <source>What has been acknowledged must stay on the disk; this disk has lost it</source>
        <translation>已确认的内容必须留在磁盘上；这块磁盘却丢失了它</translation>
    </message>
    <message>
        <source>What is shown was read from a trace: it can be looked at and checked, not changed</source>
        <translation>所示内容读自轨迹：可以查看和检查，不能更改</translation>
    </message>
    <message>
        <source>What it prevents is a stale read by a lease, and a lease lasts a time: in this search no time passes.</source>
        <translation>它所防止的是凭租约读到旧值，而租约要持续一段时间：本搜索中没有时间流逝。</translation>
    </message>
    <message>
        <source>What it prevents needs a client that repeats a command; in this search none does.</source>
        <translation>它所防止的情形需要客户端重复发送命令；本搜索中没有这种情况。</translation>
    </message>
    <message>
        <source>What it prevents needs a disk that is lost or put back; no move of this search touches a disk so.</source>
        <translation>它所防止的情形需要磁盘丢失或被还原；本搜索的步骤都不会这样动磁盘。</translation>
    </message>
    <message>
        <source>What it prevents needs servers of another cluster, which this search does not have.</source>
        <translation>它所防止的情形需要另一集群的服务器，而本搜索中没有。</translation>
    </message>
    <message>
        <source>What it prevents takes more moves than this search reaches; random runs find it (raftctl soak, fuzz).</source>
        <translation>它所防止的情形需要的步数超出本搜索的范围；随机运行可以找到它（raftctl soak、fuzz）。</translation>
    </message>
    <message>
        <source>When an entry with a membership is removed, the earlier membership is back.</source>
        <translation>含成员配置的条目被删除后，恢复为先前的成员配置。</translation>
    </message>
    <message>
        <source>When the entry of a membership is truncated, the membership before it counts again</source>
        <translation>成员配置的条目被截断后，它之前的成员配置重新生效</translation>
    </message>
    <message>
        <source>With manual delivery no timer runs.</source>
        <translation>手动投递时没有定时器运行。</translation>
    </message>
    <message>
        <source>Writes of %1 wait until they are synced by an action</source>
        <translation>%1 的写入等待操作来同步</translation>
    </message>
    <message>
        <source>a copy of the %1 from %2 to %3 stays on its way</source>
        <translation>从 %2 到 %3 的 %1 的一份副本留在途中</translation>
    </message>
    <message>
        <source>a goal is what may follow "expect" in a scenario, as in "role 3 leader"</source>
        <translation>目标是场景中可以跟在“expect”之后的内容，例如“role 3 leader”</translation>
    </message>
    <message>
        <source>a new voter must first catch up as a learner</source>
        <translation>新的有投票权的成员须先作为学习者追上进度</translation>
    </message>
    <message>
        <source>a server's id must not be 0</source>
        <translation>服务器编号不能为 0</translation>
    </message>
    <message>
        <source>a state of it cannot be understood</source>
        <translation>其中一个状态无法理解</translation>
    </message>
    <message>
        <source>add %1 to %2</source>
        <translation>将 %2 加 %1</translation>
    </message>
    <message>
        <source>an earlier membership change is not yet committed</source>
        <translation>先前的成员变更尚未提交</translation>
    </message>
    <message>
        <source>an election timeout must not be longer than a day</source>
        <translation>选举超时不能超过一天</translation>
    </message>
    <message>
        <source>an unknown server</source>
        <translation>未知的服务器</translation>
    </message>
    <message>
        <source>append %1 to %2</source>
        <translation>将 %1 追加到 %2</translation>
    </message>
    <message>
        <source>batch, inflight, pending, apply page, snapshot chunk and snapshot must be at least 1</source>
        <translation>batch、inflight、pending、apply page、snapshot chunk 和 snapshot 至少为 1</translation>
    </message>
    <message>
        <source>called later</source>
        <translation>之后才调用</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>client %1</source>
        <translation>客户端 %1</translation>
    </message>
    <message>
        <source>commit indexes together with the terms of the log</source>
        <translation>提交索引以及日志中的任期</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>切断 %1</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>被隔离</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>delete %1</translation>
    </message>
    <message>
        <source>disks that lose what they have not yet written</source>
        <translation>丢失尚未写入内容的磁盘</translation>
    </message>
    <message>
        <source>do something</source>
        <translation>执行某项操作</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>elections, logs and crashes</source>
        <translation>选举、日志与崩溃</translation>
    </message>
    <message>
        <source>ended: exit code %1</source>
        <translation>已结束：退出码 %1</translation>
    </message>
    <message>
        <source>ended: exit code %1: %2</source>
        <translation>已结束：退出码 %1：%2</translation>
    </message>
    <message>
        <source>ended: killed by %1</source>
        <translation>已结束：被 %1 终止</translation>
    </message>
    <message>
        <source>ended: killed by this window</source>
        <translation>已结束：被本窗口终止</translation>
    </message>
    <message>
        <source>every write takes %1 longer</source>
        <translation>每次写入多花 %1</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>跟随者</translation>
    </message>
    <message>
        <source>get %1</source>
        <translation>get %1</translation>
    </message>
    <message>
        <source>get %1 as it stands there</source>
        <translation>就地 get %1</translation>
    </message>
    <message>
        <source>heal</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>hold %1</source>
        <translation>扣留 %1</translation>
    </message>
    <message>
        <source>how the log of a leader changes, with its terms</source>
        <translation>领导者日志的变化及其任期</translation>
    </message>
    <message>
        <source>in simulation from here on</source>
        <translation>从此处起为模拟</translation>
    </message>
    <message>
        <source>in the order, at the dot</source>
        <translation>在顺序中，于圆点处</translation>
    </message>
    <message>
        <source>it has more than the %1 events that it may have: it is not what it says it is, or too long to be shown</source>
        <translation>其事件数超过允许的 %1 个：它并非其所声称的内容，或太长而无法显示</translation>
    </message>
    <message>
        <source>it is not the leader, and no leader is known</source>
        <translation>它不是领导者，且领导者未知</translation>
    </message>
    <message>
        <source>it is not the leader, ask %1</source>
        <translation>它不是领导者，请询问 %1</translation>
    </message>
    <message>
        <source>it runs elsewhere</source>
        <translation>它在别处运行</translation>
    </message>
    <message>
        <source>its clock runs %1 fast</source>
        <translation>其时钟走快 %1</translation>
    </message>
    <message>
        <source>its clock runs %1 slow</source>
        <translation>其时钟走慢 %1</translation>
    </message>
    <message>
        <source>its clock runs true</source>
        <translation>其时钟走时正常</translation>
    </message>
    <message>
        <source>k is no kind of line</source>
        <translation>k 不是任何一种行</translation>
    </message>
    <message>
        <source>late and doubled messages</source>
        <translation>迟到和重复的消息</translation>
    </message>
    <message>
        <source>latency %1 to %2, loss %3</source>
        <translation>延迟 %1 至 %2，丢失率 %3</translation>
    </message>
    <message>
        <source>latency %1 to %2, loss %3, duplicates %4</source>
        <translation>延迟 %1 至 %2，丢失 %3，重复 %4</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>leadership is being transferred</source>
        <translation>正在转移领导权</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>学习者</translation>
    </message>
    <message>
        <source>lease reads need checkquorum: without it followers may elect another leader while the lease lasts</source>
        <translation>租约读取需要 checkquorum：否则在租约有效期内跟随者可能选出另一个领导者</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>lossy %1</source>
        <translation>%1 丢包</translation>
    </message>
    <message>
        <source>majority · %1 of %2</source>
        <translation>多数派 · %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>manual delivery: nothing happens by itself</source>
        <translation>手动投递：不会自行发生任何事</translation>
    </message>
    <message>
        <source>members %1</source>
        <translation>成员 %1</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>minority · %1 of %2</source>
        <translation>少数派 · %1/%2</translation>
    </message>
    <message>
        <source>minority · cannot commit new entries</source>
        <translation>少数派 · 无法提交新条目</translation>
    </message>
    <message>
        <source>n names no server, or one too many</source>
        <translation>n 没有指明服务器，或多出一个</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新加入</translation>
    </message>
    <message>
        <source>no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>no complete JSON object</source>
        <translation>不是完整的 JSON 对象</translation>
    </message>
    <message>
        <source>no order of the operations on "%1" explains what the clients saw: %2</source>
        <translation>对“%1”的操作，没有任何顺序能解释客户端所见：%2</translation>
    </message>
    <message>
        <source>no order of the operations on "%1" explains what the clients saw: %2 fits nowhere after the %3 before it</source>
        <translation>对“%1”的操作，没有任何顺序能解释客户端所见：%2 放在之前 %3 个操作之后的任何位置都不成立</translation>
    </message>
    <message>
        <source>no other server hears of it</source>
        <translation>没有其他服务器得知</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>not reached: %1</source>
        <translation>无法连接：%1</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>未观察</translation>
    </message>
    <message>
        <source>not watched: %1</source>
        <translation>未观察：%1</translation>
    </message>
    <message>
        <source>not watched: it asks for a token: name the file that holds it with --token-file</source>
        <translation>未观察：它要求令牌：请用 --token-file 指定令牌文件</translation>
    </message>
    <message>
        <source>not watched: it is no raftnode, or one too old to be watched (it answers %1)</source>
        <translation>未观察：它不是 raftnode，或版本太旧而无法观察（它答复 %1）</translation>
    </message>
    <message>
        <source>not watched: it refuses the token (--token-file)</source>
        <translation>未观察：它拒绝该令牌 (--token-file)</translation>
    </message>
    <message>
        <source>not watched: its address is not known</source>
        <translation>未观察：其地址未知</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>nothing like it can have happened then</source>
        <translation>当时不可能发生这样的事</translation>
    </message>
    <message>
        <source>one server too many</source>
        <translation>多出一个服务器</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>operation %1</source>
        <translation>操作 %1</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>pid %1 · :%2</source>
        <translation>pid %1 · :%2</translation>
    </message>
    <message>
        <source>pre-candidate</source>
        <translation>预候选人</translation>
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
        <source>release %1</source>
        <translation>释放 %1</translation>
    </message>
    <message>
        <source>role ?</source>
        <translation>角色 ?</translation>
    </message>
    <message>
        <source>runs %1 fast</source>
        <translation>走快 %1</translation>
    </message>
    <message>
        <source>runs %1 slow</source>
        <translation>走慢 %1</translation>
    </message>
    <message>
        <source>runs true</source>
        <translation>走时正常</translation>
    </message>
    <message>
        <source>set %1 from %2 to %3</source>
        <translation>将 %1 由 %2 改为 %3</translation>
    </message>
    <message>
        <source>slow %1</source>
        <translation>%1 变慢</translation>
    </message>
    <message>
        <source>some of its steps were not seen</source>
        <translation>它的一些步骤未被观察到</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>stopped by a signal · %1</source>
        <translation>被信号停止 · %1</translation>
    </message>
    <message>
        <source>stopped by this window · %1</source>
        <translation>被本窗口停止 · %1</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>t is no time</source>
        <translation>t 不是时间</translation>
    </message>
    <message>
        <source>the %1 from %2 to %3 stays on its way</source>
        <translation>从 %2 到 %3 的 %1 留在途中</translation>
    </message>
    <message>
        <source>the JSON object is cut off or malformed: states may be missing</source>
        <translation>JSON 对象被截断或格式错误：可能缺少状态</translation>
    </message>
    <message>
        <source>the addition of %1</source>
        <translation>加 %1 的操作</translation>
    </message>
    <message>
        <source>the answer is "%1"</source>
        <translation>答复是“%1”</translation>
    </message>
    <message>
        <source>the answer is that there is nothing</source>
        <translation>答复是没有值</translation>
    </message>
    <message>
        <source>the append of %1</source>
        <translation>追加 %1 的操作</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>the change from %1 to %2</source>
        <translation>将 %1 改为 %2 的操作</translation>
    </message>
    <message>
        <source>the client is answered that it is done</source>
        <translation>客户端得到已完成的答复</translation>
    </message>
    <message>
        <source>the client waits</source>
        <translation>客户端等待</translation>
    </message>
    <message>
        <source>the client's session has expired: whether this is a retry cannot be known</source>
        <translation>客户端的会话已过期：无法判断这是否为重试</translation>
    </message>
    <message>
        <source>the delete</source>
        <translation>删除操作</translation>
    </message>
    <message>
        <source>the file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>the heartbeat interval must be at least 0.1 ms: with a shorter one the cluster does nothing else</source>
        <translation>心跳间隔至少为 0.1 ms：再短集群就无暇做别的事</translation>
    </message>
    <message>
        <source>the heartbeat interval must be longer than 0</source>
        <translation>心跳间隔必须大于 0</translation>
    </message>
    <message>
        <source>the heartbeat interval must be shorter than the shortest election timeout, or followers would stand for election while their leader lives</source>
        <translation>心跳间隔必须短于最短选举超时，否则领导者尚在时跟随者就会参选</translation>
    </message>
    <message>
        <source>the leader has not yet committed an entry of its own term</source>
        <translation>领导者尚未提交自己任期的条目</translation>
    </message>
    <message>
        <source>the line is longer than 16 MiB</source>
        <translation>该行超过 16 MiB</translation>
    </message>
    <message>
        <source>the log of a leader, and what was committed before</source>
        <translation>领导者的日志，以及之前已提交的内容</translation>
    </message>
    <message>
        <source>the logs of %1 and %2 both hold %3, but before it %4 and %5</source>
        <translation>%1 和 %2 的日志都含有 %3，但其前分别是 %4 与 %5</translation>
    </message>
    <message>
        <source>the message that stayed on its way is not sent</source>
        <translation>留在途中的消息没有发送</translation>
    </message>
    <message>
        <source>the put of %1</source>
        <translation>写入 %1 的操作</translation>
    </message>
    <message>
        <source>the read of %1</source>
        <translation>读得 %1 的操作</translation>
    </message>
    <message>
        <source>the request is not valid</source>
        <translation>该请求无效</translation>
    </message>
    <message>
        <source>the return of %1</source>
        <translation>%1返回</translation>
    </message>
    <message>
        <source>the shortest election timeout must not be longer than the longest</source>
        <translation>最短选举超时不能长于最长选举超时</translation>
    </message>
    <message>
        <source>the store is full</source>
        <translation>存储已满</translation>
    </message>
    <message>
        <source>the terms of the same entries in the logs of two servers</source>
        <translation>两台服务器日志中相同条目的任期</translation>
    </message>
    <message>
        <source>the value is too long</source>
        <translation>值太长</translation>
    </message>
    <message>
        <source>thesis %1</source>
        <translation>博士论文 %1</translation>
    </message>
    <message>
        <source>time passes by itself</source>
        <translation>时间自行流逝</translation>
    </message>
    <message>
        <source>time without a leader</source>
        <translation>没有领导者的时间</translation>
    </message>
    <message>
        <source>too much is not yet committed; try again later</source>
        <translation>未提交的内容太多；请稍后再试</translation>
    </message>
    <message>
        <source>up to where a follower acknowledges, together with where its log ends</source>
        <translation>跟随者确认到何处，以及其日志止于何处</translation>
    </message>
    <message>
        <source>what clients asked for and were answered; traces do not hold it</source>
        <translation>客户端的请求与所得答复；轨迹中没有这些</translation>
    </message>
    <message>
        <source>who leads which term, or who votes for whom</source>
        <translation>谁领导哪个任期，或谁投票给谁</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>✕ fits nowhere</source>
        <translation>✕ 无处可放</translation>
    </message>
</context>
<context>
    <name>raftarium</name>
    <message>
        <source> (term %1, cut off)</source>
        <translation> （任期 %1，被隔离）</translation>
    </message>
    <message>
        <source> (term %1, superseded)</source>
        <translation> （任期 %1，已被取代）</translation>
    </message>
    <message>
        <source> down</source>
        <translation> 已停机</translation>
    </message>
    <message>
        <source> leader</source>
        <translation> 领导者</translation>
    </message>
    <message>
        <source> not watched</source>
        <translation> 未观察</translation>
    </message>
    <message>
        <source> starting</source>
        <translation> 正在启动</translation>
    </message>
    <message>
        <source> uncommitted</source>
        <translation> 未提交</translation>
    </message>
    <message>
        <source> volatile</source>
        <translation> 未持久化</translation>
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
        <translation>%1 和 %2 都自称是服务器 %3。</translation>
    </message>
    <message>
        <source>%1 asked</source>
        <translation>%1 询问中</translation>
    </message>
    <message>
        <source>%1 belongs to the cluster “%2”, the others to “%3”.</source>
        <translation>%1 属于集群“%2”，其余属于“%3”。</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 crashes</source>
        <translation>%1 崩溃</translation>
    </message>
    <message>
        <source>%1 does not answer as a raftnode: %2</source>
        <translation>%1 的应答不像 raftnode：%2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, term %4</source>
        <translation>%1，由 %2 发往 %3，任期 %4</translation>
    </message>
    <message>
        <source>%1 granted</source>
        <translation>%1 已同意</translation>
    </message>
    <message>
        <source>%1 has none of the forms that can be read: %2</source>
        <translation>%1 不属于任何可读取的格式：%2</translation>
    </message>
    <message>
        <source>%1 is compressed: unpack it first, as with gunzip</source>
        <translation>%1 是压缩文件：请先解压，例如用 gunzip</translation>
    </message>
    <message>
        <source>%1 is no table of patterns: %2</source>
        <translation>%1 不是模式表：%2</translation>
    </message>
    <message>
        <source>%1 is server %2; a window shows servers up to %3.</source>
        <translation>%1 是服务器 %2；窗口最多显示到服务器 %3。</translation>
    </message>
    <message>
        <source>%1 joins</source>
        <translation>%1 加入</translation>
    </message>
    <message>
        <source>%1 leads term %2</source>
        <translation>%1 成为任期 %2 的领导者</translation>
    </message>
    <message>
        <source>%1 of %2 lines could not be read, the first is %3: %4</source>
        <translation>%2 行中有 %1 行无法读取，第一行是 %3：%4</translation>
    </message>
    <message>
        <source>%1 of %2 votes needed</source>
        <translation>已得 %1 票，需 %2 票</translation>
    </message>
    <message>
        <source>%1 pauses</source>
        <translation>%1 暂停</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 已拒绝</translation>
    </message>
    <message>
        <source>%1 restarts</source>
        <translation>%1 重启</translation>
    </message>
    <message>
        <source>%1 resumes</source>
        <translation>%1 恢复运行</translation>
    </message>
    <message>
        <source>%1 servers, read from a trace, %2, %3 events, %4 entries committed.
</source>
        <translation>%1 个服务器，读自轨迹，%2，%3 个事件，已提交 %4 个条目。
</translation>
    </message>
    <message>
        <source>%1 servers, real processes, %2, %3 events, %4 entries committed.
</source>
        <translation>%1 个服务器，真实进程，%2，%3 个事件，已提交 %4 个条目。
</translation>
    </message>
    <message>
        <source>%1 servers, seed %5, %2 of virtual time, %3 events, %4 entries committed.
</source>
        <translation>%1 个服务器，种子 %5，虚拟时间 %2，%3 个事件，已提交 %4 个条目。
</translation>
    </message>
    <message>
        <source>%1 tells nothing of Raft group %2; its groups are %3</source>
        <translation>%1 没有关于 Raft 组 %2 的内容；其中的组有 %3</translation>
    </message>
    <message>
        <source>%1 tells nothing that can be shown</source>
        <translation>%1 没有可显示的内容</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>未写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 was not written: cancelled</source>
        <translation>未写入 %1：已取消</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1：无法读取：%2</translation>
    </message>
    <message>
        <source>%1: sets up no cluster, so there is nothing to show</source>
        <translation>%1：没有建立集群，因此没有可显示的内容</translation>
    </message>
    <message>
        <source>%1: the file is empty</source>
        <translation>%1：文件为空</translation>
    </message>
    <message>
        <source>* Whether the clients saw a single store could not be decided: too many requests overlap.
</source>
        <translation>* 客户端所见是否为同一个存储无法判定：相互重叠的请求过多。
</translation>
    </message>
    <message>
        <source>* – %1 could not be checked: it needs %2
</source>
        <translation>* – %1无法检查：需要 %2
</translation>
    </message>
    <message>
        <source>* … and %1 more
</source>
        <translation>* … 还有 %1 项
</translation>
    </message>
    <message>
        <source>* ✓ %1, as far as the trace says: %2 facts
</source>
        <translation>* ✓ %1，就所述内容而言：%2 条事实
</translation>
    </message>
    <message>
        <source>**✕ Rules of Raft that were off: %1.**
</source>
        <translation>**✕ 曾关闭的 Raft 规则：%1。**
</translation>
    </message>
    <message>
        <source>, commit %1: </source>
        <translation>，提交 %1： </translation>
    </message>
    <message>
        <source>, held</source>
        <translation>，被扣留</translation>
    </message>
    <message>
        <source>, will be lost</source>
        <translation>，将会丢失</translation>
    </message>
    <message>
        <source>? unknown · ≈ inferred</source>
        <translation>? 未说明 · ≈ 推断</translation>
    </message>
    <message>
        <source>A compare-and-set needs a key, the old and the new value: cas x 1 2</source>
        <translation>比较并设置 (cas) 需要键、旧值和新值：cas x 1 2</translation>
    </message>
    <message>
        <source>A quotation mark is not closed</source>
        <translation>引号没有闭合</translation>
    </message>
    <message>
        <source>A run of %1 was not saved.</source>
        <translation>%1 的一次运行没有保存。</translation>
    </message>
    <message>
        <source>A run of Raftarium</source>
        <translation>Raftarium 的一次运行</translation>
    </message>
    <message>
        <source>A server is named by its number: @3 get x</source>
        <translation>服务器用编号指明：@3 get x</translation>
    </message>
    <message>
        <source>A session is a client's name and a number: put x 1 session=anna:7</source>
        <translation>会话由客户端名称和序号组成：put x 1 session=anna:7</translation>
    </message>
    <message>
        <source>A write needs a key and a value: put x 1</source>
        <translation>写操作需要键和值：put x 1</translation>
    </message>
    <message>
        <source>A write needs a key and a value: x=1</source>
        <translation>写操作需要键和值：x=1</translation>
    </message>
    <message>
        <source>All safety properties held after each of %1 events.
</source>
        <translation>在 %1 个事件中，每个事件之后所有安全性质均成立。
</translation>
    </message>
    <message>
        <source>AppendEntries, a cell for each entry</source>
        <translation>AppendEntries，每个条目一格</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>C new · %1 of %2 needed</source>
        <translation>C 新 · %2 个中需 %1 个</translation>
    </message>
    <message>
        <source>C old · %1 of %2 needed</source>
        <translation>C 旧 · %2 个中需 %1 个</translation>
    </message>
    <message>
        <source>Client operations</source>
        <translation>客户端操作</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Elections may fail: a vote can need %1 to be asked for and to come back, and the shortest election timeout is %2 (§5.6).</source>
        <translation>选举可能失败：请求投票并收回选票可能需要 %1，而最短选举超时为 %2（§5.6）。</translation>
    </message>
    <message>
        <source>Faults and other interventions</source>
        <translation>故障及其他干预</translation>
    </message>
    <message>
        <source>Filled: committed, as this server knows. Dashed: not yet.
Bar: the commit index; a short one: the last entry applied.
Dot: the leader's match index for this server. Arrow: the next entry it will send.
Cut corner: not yet on disk; a crash would take it away.</source>
        <translation>实心：该服务器已知提交。虚线：尚未提交。
竖线：提交索引；短竖线：最后应用的条目。
圆点：领导者为该服务器记录的匹配索引。箭头：它将发送的下一个条目。
缺角：尚未写入磁盘；崩溃会使其丢失。</translation>
    </message>
    <message>
        <source>Followers may time out though their leader is well: heartbeats can arrive %1 apart, and the shortest election timeout is %2 (§5.6).</source>
        <translation>即使领导者健康，跟随者也可能超时：两次心跳的到达可能相隔 %1，而最短选举超时为 %2（§5.6）。</translation>
    </message>
    <message>
        <source>InstallSnapshot, a chunk</source>
        <translation>InstallSnapshot，一块</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Leader %1 · %2</source>
        <translation>领导者 %1 · %2</translation>
    </message>
    <message>
        <source>Leader %1, not watched · %2</source>
        <translation>领导者 %1，未观察 · %2</translation>
    </message>
    <message>
        <source>Leaders</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Leaders %1 · %2</source>
        <translation>领导者 %1 · %2</translation>
    </message>
    <message>
        <source>Log and votes</source>
        <translation>日志与选票</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>No leader can be elected: a vote needs at least %1 to be asked for and to come back, and a candidate waits at most %2 (§5.6).</source>
        <translation>选不出领导者：请求投票并收回选票至少需要 %1，而候选人至多等待 %2（§5.6）。</translation>
    </message>
    <message>
        <source>No leader can be elected: every message is lost.</source>
        <translation>选不出领导者：所有消息都会丢失。</translation>
    </message>
    <message>
        <source>No leader known · %1</source>
        <translation>领导者未知 · %1</translation>
    </message>
    <message>
        <source>No leader · %1</source>
        <translation>没有领导者 · %1</translation>
    </message>
    <message>
        <source>None.
</source>
        <translation>无。
</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Nothing to ask: write a request such as put x 1</source>
        <translation>没有要执行的请求：请写一个请求，例如 put x 1</translation>
    </message>
    <message>
        <source>Only a whole number can be added: x+=1</source>
        <translation>只能加整数：x+=1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>PreVote without CheckQuorum: a server whose timer comes early may still depose a leader that is well (thesis §4.2.3, §9.6).</source>
        <translation>有 PreVote 而无 CheckQuorum：定时器提前到时的服务器仍可能使健康的领导者下台（博士论文 §4.2.3、§9.6）。</translation>
    </message>
    <message>
        <source>ReadIndex: up to where may I read?</source>
        <translation>ReadIndex：我可以读到哪里？</translation>
    </message>
    <message>
        <source>Replicated log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>RequestVote, with the candidate's term</source>
        <translation>RequestVote，附候选人的任期</translation>
    </message>
    <message>
        <source>S2 is being asked</source>
        <translation>正在询问 S2</translation>
    </message>
    <message>
        <source>S2 refuses</source>
        <translation>S2 拒绝</translation>
    </message>
    <message>
        <source>S2 votes for this candidate</source>
        <translation>S2 投票给该候选人</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全性</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Shown is Raft group %1; %2 lines of other groups are left out: %3. You can choose another one.</source>
        <translation>显示的是 Raft 组 %1；其他组的 %2 行被略去：%3。您可以选择其他组。</translation>
    </message>
    <message>
        <source>The leader is paused.</source>
        <translation>领导者已暂停。</translation>
    </message>
    <message>
        <source>The servers at the end</source>
        <translation>结束时的服务器</translation>
    </message>
    <message>
        <source>There is no leader who could change the membership.</source>
        <translation>没有可以变更成员配置的领导者。</translation>
    </message>
    <message>
        <source>This program tells “%1” differently from the one that recorded it (%2)</source>
        <translation>本程序对“%1”的叙述与录制它的程序 (%2) 不同</translation>
    </message>
    <message>
        <source>TimeoutNow: start an election at once</source>
        <translation>TimeoutNow：立即发起选举</translation>
    </message>
    <message>
        <source>What came before %1 is no longer available.
</source>
        <translation>%1 之前的内容已不可用。
</translation>
    </message>
    <message>
        <source>a member by its own log only</source>
        <translation>仅按自己的日志是成员</translation>
    </message>
    <message>
        <source>a reply is the outline of its request: yes</source>
        <translation>回复是其请求的轮廓：同意</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 个</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>arc: what is left until the timeout or the next heartbeat</source>
        <translation>圆弧：距超时或下次心跳的剩余时间</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>candidate</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>commit ?</source>
        <translation>提交 ?</translation>
    </message>
    <message>
        <source>commit index</source>
        <translation>提交索引</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>committed up to %1</source>
        <translation>已提交到 %1</translation>
    </message>
    <message>
        <source>compacted up to %1</source>
        <translation>已压缩到 %1</translation>
    </message>
    <message>
        <source>compacted up to %1@%2</source>
        <translation>已压缩到 %1@%2</translation>
    </message>
    <message>
        <source>condition did not hold</source>
        <translation>条件不成立</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>已切断</translation>
    </message>
    <message>
        <source>cut %1</source>
        <translation>切断 %1</translation>
    </message>
    <message>
        <source>cut link</source>
        <translation>切断的链路</translation>
    </message>
    <message>
        <source>cut off · cannot commit new entries</source>
        <translation>被隔离 · 无法提交新条目</translation>
    </message>
    <message>
        <source>delay %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>done, entry %1</source>
        <translation>完成，条目 %1</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>down for %1</source>
        <translation>已停机 %1</translation>
    </message>
    <message>
        <source>drop %1</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>duplicate %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>durable up to %1</source>
        <translation>已持久化到 %1</translation>
    </message>
    <message>
        <source>empty store</source>
        <translation>存储为空</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>entry of that term, committed as this server knows</source>
        <translation>该任期的条目，该服务器已知提交</translation>
    </message>
    <message>
        <source>follower</source>
        <translation>跟随者</translation>
    </message>
    <message>
        <source>follower, in the colour of its term</source>
        <translation>跟随者，以其任期的颜色显示</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>group %1: %2</source>
        <translation>分组 %1：%2</translation>
    </message>
    <message>
        <source>heal</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>heartbeat: AppendEntries without entries</source>
        <translation>心跳：不带条目的 AppendEntries</translation>
    </message>
    <message>
        <source>held</source>
        <translation>被扣留</translation>
    </message>
    <message>
        <source>hold %1</source>
        <translation>扣留 %1</translation>
    </message>
    <message>
        <source>index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>it gave more than %1 and did not end</source>
        <translation>其输出超过 %1 仍未结束</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it is a web page without a recording</source>
        <translation>它是不含录制内容的网页</translation>
    </message>
    <message>
        <source>it is larger than %1</source>
        <translation>它大于 %1</translation>
    </message>
    <message>
        <source>it is no text</source>
        <translation>它不是文本</translation>
    </message>
    <message>
        <source>joint membership, %1: %2</source>
        <translation>联合配置，%1：%2</translation>
    </message>
    <message>
        <source>last chunk</source>
        <translation>最后一块</translation>
    </message>
    <message>
        <source>last log</source>
        <translation>日志末尾</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>leader commit</source>
        <translation>领导者提交</translation>
    </message>
    <message>
        <source>leader that is cut off or superseded</source>
        <translation>被隔离或被取代的领导者</translation>
    </message>
    <message>
        <source>learner: does not vote</source>
        <translation>学习者 (learner)：不投票</translation>
    </message>
    <message>
        <source>link %1 → %2: %3</source>
        <translation>链路 %1 → %2：%3</translation>
    </message>
    <message>
        <source>log + %1</source>
        <translation>日志 + %1</translation>
    </message>
    <message>
        <source>log ?</source>
        <translation>日志 ?</translation>
    </message>
    <message>
        <source>log end</source>
        <translation>日志末尾</translation>
    </message>
    <message>
        <source>log ends at %1</source>
        <translation>日志止于 %1</translation>
    </message>
    <message>
        <source>log − %1</source>
        <translation>日志 − %1</translation>
    </message>
    <message>
        <source>loses %1 %</source>
        <translation>丢失 %1 %</translation>
    </message>
    <message>
        <source>lossy %1</source>
        <translation>丢包 %1</translation>
    </message>
    <message>
        <source>lost here</source>
        <translation>在此丢失</translation>
    </message>
    <message>
        <source>majority · %1 of %2</source>
        <translation>多数派 · %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>minority · %1 of %2</source>
        <translation>少数派 · %2 个中的 %1 个</translation>
    </message>
    <message>
        <source>minority · cannot commit new entries</source>
        <translation>少数派 · 无法提交新条目</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>next offset</source>
        <translation>下一偏移</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no longer a member</source>
        <translation>不再是成员</translation>
    </message>
    <message>
        <source>no such key</source>
        <translation>没有这个键</translation>
    </message>
    <message>
        <source>none</source>
        <comment>entries</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>server</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>not a member</source>
        <translation>不是成员</translation>
    </message>
    <message>
        <source>not done: the client has sent a later number already</source>
        <translation>未完成：客户端已发送更大的序号</translation>
    </message>
    <message>
        <source>not done: the key holds another value</source>
        <translation>未完成：该键是另一个值</translation>
    </message>
    <message>
        <source>not on disk</source>
        <translation>不在磁盘上</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未提交</translation>
    </message>
    <message>
        <source>not yet a member</source>
        <translation>尚非成员</translation>
    </message>
    <message>
        <source>not yet answered</source>
        <translation>尚未答复</translation>
    </message>
    <message>
        <source>not yet committed</source>
        <translation>尚未提交</translation>
    </message>
    <message>
        <source>not yet on disk: a crash takes it away</source>
        <translation>尚未写入磁盘：崩溃会使其丢失</translation>
    </message>
    <message>
        <source>nothing is known of S2's vote</source>
        <translation>S2 的选票情况不明</translation>
    </message>
    <message>
        <source>number of messages on their way, not a term</source>
        <translation>途中消息的条数，不是任期</translation>
    </message>
    <message>
        <source>of a trace: ? nothing says it, ≈ it is inferred</source>
        <translation>轨迹 (trace) 中：? 没有说明，≈ 推断得出</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>ok · %1@%2</source>
        <translation>完成 · %1@%2</translation>
    </message>
    <message>
        <source>ok · entry %1</source>
        <translation>完成 · 条目 %1</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>partition</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>partition %1</source>
        <translation>分区 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>pre-candidate</source>
        <translation>预候选人</translation>
    </message>
    <message>
        <source>pre-vote: would you vote for me?</source>
        <translation>预投票：你会投票给我吗？</translation>
    </message>
    <message>
        <source>precandidate</source>
        <translation>预候选人</translation>
    </message>
    <message>
        <source>prev</source>
        <translation>前一条</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>release %1</source>
        <translation>放行 %1</translation>
    </message>
    <message>
        <source>replaces up to</source>
        <translation>替代直到</translation>
    </message>
    <message>
        <source>role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>rule off: %1</source>
        <translation>已关闭规则：%1</translation>
    </message>
    <message>
        <source>slow %1</source>
        <translation>减慢 %1</translation>
    </message>
    <message>
        <source>slow or lossy link</source>
        <translation>缓慢或有丢失的链路</translation>
    </message>
    <message>
        <source>slow, %1 more</source>
        <translation>缓慢，多 %1</translation>
    </message>
    <message>
        <source>snapshot %1 % sent</source>
        <translation>快照已发送 %1 %</translation>
    </message>
    <message>
        <source>success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>superseded by term %1</source>
        <translation>被任期 %1 取代</translation>
    </message>
    <message>
        <source>superseded by term %1 · cannot commit new entries</source>
        <translation>被任期 %1 取代 · 无法提交新条目</translation>
    </message>
    <message>
        <source>term</source>
        <translation>任期</translation>
    </message>
    <message>
        <source>term %1</source>
        <translation>任期 %1</translation>
    </message>
    <message>
        <source>term %1 election running</source>
        <translation>任期 %1 正在选举</translation>
    </message>
    <message>
        <source>term ?</source>
        <translation>任期 ?</translation>
    </message>
    <message>
        <source>the recording in this web page is damaged</source>
        <translation>此网页中的录制内容已损坏</translation>
    </message>
    <message>
        <source>transfers leadership to %1</source>
        <translation>正将领导权转移给 %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown: leadership was lost or the server crashed; it may still happen</source>
        <translation>未知：领导权已丧失或服务器已崩溃；仍可能发生</translation>
    </message>
    <message>
        <source>vote</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>waiting …</source>
        <translation>等待中 …</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>| # | server | request | called | outcome |
|---|---|---|---|---|
</source>
        <translation>| # | 服务器 | 请求 | 调用时间 | 结果 |
|---|---|---|---|---|
</translation>
    </message>
    <message>
        <source>| server | state | term | log | committed | applied |
|---|---|---|---|---|---|
</source>
        <translation>| 服务器 | 状态 | 任期 | 日志 | 已提交 | 已应用 |
|---|---|---|---|---|---|
</translation>
    </message>
    <message>
        <source>“%1” begins at %2 s: what came earlier was no longer available when it was saved</source>
        <translation>“%1”始于 %2 s：更早的内容在保存时已不可用</translation>
    </message>
    <message>
        <source>“%1” is not understood; try put x 1, get x, read x, del x, cas x 1 2</source>
        <translation>无法理解“%1”；请试试 put x 1、get x、read x、del x、cas x 1 2</translation>
    </message>
    <message>
        <source>“%1” needs one key: %1 x</source>
        <translation>“%1”需要一个键：%1 x</translation>
    </message>
    <message>
        <source>… and no</source>
        <translation>… 以及拒绝</translation>
    </message>
    <message>
        <source>≈ log inferred</source>
        <translation>≈ 日志为推断</translation>
    </message>
    <message>
        <source>✕ and %1 more rules</source>
        <translation>✕ 以及另外 %1 条规则</translation>
    </message>
    <message>
        <source>✕ off: %1</source>
        <translation>✕ 已关闭：%1</translation>
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
        <translation>%1 不投票，也不能成为领导者</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 · event %2 · %3</source>
        <translation>%1 · 事件 %2 · %3</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1，始于 %2</translation>
    </message>
    <message>
        <source>%1: term %2, commit %3, applied %4, durable %5</source>
        <translation>%1：任期 %2，提交 %3，应用 %4，持久化 %5</translation>
    </message>
    <message>
        <source>&amp;Built-in lessons</source>
        <translation>内置课程(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>集群(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Membership</source>
        <translation>成员配置(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>A client writes ten times to the leader</source>
        <translation>客户端向领导者写入十次</translation>
    </message>
    <message>
        <source>A client writes to the leader</source>
        <translation>客户端向领导者写入一次</translation>
    </message>
    <message>
        <source>A copy of the selected message arrives now</source>
        <translation>所选消息的副本立即到达</translation>
    </message>
    <message>
        <source>A new, empty server receives the log and does not vote yet (thesis §4.2.1)</source>
        <translation>新的空服务器，接收日志但暂不投票（博士论文 §4.2.1）</translation>
    </message>
    <message>
        <source>A new, empty server that counts in every majority at once (§6)</source>
        <translation>新的空服务器，立即计入每个多数派（§6）</translation>
    </message>
    <message>
        <source>A search is under way</source>
        <translation>正在搜索</translation>
    </message>
    <message>
        <source>A window with the notes, the next step and the time left; it stands on the lecturer's screen where there are two</source>
        <translation>显示备注、下一步和剩余时间的窗口；有两个屏幕时，它位于讲课者的屏幕上</translation>
    </message>
    <message>
        <source>Add %1 as learner</source>
        <translation>将 %1 添加为学习者</translation>
    </message>
    <message>
        <source>Add %1 as voter</source>
        <translation>将 %1 添加为有投票权的成员</translation>
    </message>
    <message>
        <source>Add a server as learner</source>
        <translation>添加服务器为学习者 (learner)</translation>
    </message>
    <message>
        <source>Add a server as voter</source>
        <translation>添加服务器为有投票权的成员</translation>
    </message>
    <message>
        <source>All election timers run out at once, so that several servers stand (§5.2)</source>
        <translation>所有选举定时器同时到时，使多个服务器同时参选（§5.2）</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>排列方式</translation>
    </message>
    <message>
        <source>Arranges the servers anew</source>
        <translation>重新排列服务器</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Asks the selected server (or the leader) for the key written last; it answers once leadership is confirmed, or at once under a lease where lease reads are on (thesis §6.4)</source>
        <translation>向所选服务器（或领导者）读取最近写入的键；确认领导权后答复，开启租约读时凭租约立即答复（博士论文 §6.4）</translation>
    </message>
    <message>
        <source>Back in the lesson</source>
        <translation>课程中后退</translation>
    </message>
    <message>
        <source>Back one event</source>
        <translation>后退一个事件</translation>
    </message>
    <message>
        <source>Back one heartbeat interval</source>
        <translation>后退一个心跳间隔</translation>
    </message>
    <message>
        <source>Back to the speed at which messages are easy to follow</source>
        <translation>恢复为便于看清消息的速度</translation>
    </message>
    <message>
        <source>Begins a linearizable read from the selected server</source>
        <translation>向所选服务器发起可线性化读</translation>
    </message>
    <message>
        <source>Begins a read from the selected server's own store</source>
        <translation>从所选服务器自己的存储发起读操作</translation>
    </message>
    <message>
        <source>Begins a write to the selected server, whether it leads or not</source>
        <translation>向所选服务器发起写操作，无论它是否为领导者</translation>
    </message>
    <message>
        <source>Bookmark this instant…</source>
        <translation>为此刻添加书签…</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Branch here</source>
        <translation>在此分支</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>C&amp;lients</source>
        <translation>客户端(&amp;L)</translation>
    </message>
    <message>
        <source>Canvas text size</source>
        <translation>画布文字大小</translation>
    </message>
    <message>
        <source>Clock mode lets all time pass at the speed chosen; event mode skips idle time</source>
        <translation>时钟模式按所选速度让全部时间流逝；事件模式跳过空闲时间</translation>
    </message>
    <message>
        <source>Closes the window; asks first when servers end or a run would be lost</source>
        <translation>关闭窗口；若有服务器会终止或运行会丢失，则先询问</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>命令面板…</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Copied a picture of the cluster.</source>
        <translation>已复制集群的图片。</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Copies the event, message or entry that is selected, else what has just happened, as a line of text</source>
        <translation>将所选的事件、消息或条目（若无选择，则为刚刚发生的事）复制为一行文本</translation>
    </message>
    <message>
        <source>Copies the log of the server that is selected, else of all servers, as lines of text</source>
        <translation>将所选服务器（若无选择，则为所有服务器）的日志复制为多行文本</translation>
    </message>
    <message>
        <source>Copies what the canvas shows as a picture</source>
        <translation>将画布所示内容复制为图片</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy log as text</source>
        <translation>将日志复制为文本</translation>
    </message>
    <message>
        <source>Copy picture of the cluster</source>
        <translation>复制集群图片</translation>
    </message>
    <message>
        <source>Crash</source>
        <translation>使其崩溃</translation>
    </message>
    <message>
        <source>Crashes the leader and starts it at once; or starts the leader that crashed</source>
        <translation>使领导者崩溃并立即启动；或启动已崩溃的领导者</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>切断 %1</translation>
    </message>
    <message>
        <source>Cut only %1</source>
        <translation>仅切断 %1</translation>
    </message>
    <message>
        <source>Cut or open one direction</source>
        <translation>切断或打开一个方向</translation>
    </message>
    <message>
        <source>Cut or open the link</source>
        <translation>切断或打开链路</translation>
    </message>
    <message>
        <source>Cuts only the selected direction of a link, or opens it again</source>
        <translation>仅切断链路的所选方向，或重新打开</translation>
    </message>
    <message>
        <source>Cuts the selected link in both directions, or opens it again</source>
        <translation>切断所选链路的两个方向，或重新打开</translation>
    </message>
    <message>
        <source>Cuts the selected server off from all others</source>
        <translation>将所选服务器与所有其他服务器切断</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Darkens all but what is around the mouse</source>
        <translation>除鼠标周围外全部变暗</translation>
    </message>
    <message>
        <source>Default speed</source>
        <translation>默认速度</translation>
    </message>
    <message>
        <source>Delay the message by 50 ms</source>
        <translation>将消息延迟 50 ms</translation>
    </message>
    <message>
        <source>Delete the bookmark here</source>
        <translation>删除此处的书签</translation>
    </message>
    <message>
        <source>Delete this branch</source>
        <translation>删除此分支</translation>
    </message>
    <message>
        <source>Deliver the message now</source>
        <translation>立即投递消息</translation>
    </message>
    <message>
        <source>Draws over the picture; the right button takes the last stroke back, Esc all</source>
        <translation>在画面上绘图；右键撤回最后一笔，Esc 清除全部</translation>
    </message>
    <message>
        <source>Draws the election timers apart, so that the next election is clean (§5.2)</source>
        <translation>把选举定时器错开，使下次选举顺利完成（§5.2）</translation>
    </message>
    <message>
        <source>Drop 30 % of messages of one direction</source>
        <translation>丢弃一个方向上 30 % 的消息</translation>
    </message>
    <message>
        <source>Drop 30 % of messages on %1</source>
        <translation>丢弃 %1 上 30 % 的消息</translation>
    </message>
    <message>
        <source>Drop the message</source>
        <translation>丢弃消息</translation>
    </message>
    <message>
        <source>Duplicate the message</source>
        <translation>复制一份消息</translation>
    </message>
    <message>
        <source>Entry %1 of term %2</source>
        <translation>任期 %2 的条目 %1</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>Event mode</source>
        <translation>事件模式</translation>
    </message>
    <message>
        <source>Every command, condition and option of lessons and scenarios, with examples</source>
        <translation>课程和场景的所有命令、条件和选项，附示例</translation>
    </message>
    <message>
        <source>Every link is open: there is nothing to heal.</source>
        <translation>所有链路都畅通：没有需要恢复的。</translation>
    </message>
    <message>
        <source>Every server is up.</source>
        <translation>所有服务器都在运行。</translation>
    </message>
    <message>
        <source>Everything by its name: commands, panels, themes, lessons, branches</source>
        <translation>按名称查找一切：命令、面板、主题、课程、分支</translation>
    </message>
    <message>
        <source>F&amp;aults</source>
        <translation>故障(&amp;A)</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Fills the screen, or leaves it</source>
        <translation>充满整个屏幕，或退出全屏</translation>
    </message>
    <message>
        <source>Find a run that breaks safety</source>
        <translation>查找破坏安全性的运行</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Follow the message</source>
        <translation>跟踪消息</translation>
    </message>
    <message>
        <source>For teachers</source>
        <translation>教师用</translation>
    </message>
    <message>
        <source>Forgets the bookmark at the instant shown</source>
        <translation>删除所示时刻的书签</translation>
    </message>
    <message>
        <source>Forgets the run that is shown, and shows the one that it began on; Undo brings it back</source>
        <translation>丢弃所示的运行，改为显示它所源自的运行；可用“撤销”找回</translation>
    </message>
    <message>
        <source>Forward one event</source>
        <translation>前进一个事件</translation>
    </message>
    <message>
        <source>Forward one heartbeat interval</source>
        <translation>前进一个心跳间隔</translation>
    </message>
    <message>
        <source>Freeze the audience</source>
        <translation>冻结观众画面</translation>
    </message>
    <message>
        <source>From the next start on, the window speaks this language.</source>
        <translation>下次启动起，窗口使用该语言。</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Gives the run that is shown another name</source>
        <translation>为所示的运行另取名称</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>转到开头</translation>
    </message>
    <message>
        <source>Go to time or event…</source>
        <translation>转到时间或事件…</translation>
    </message>
    <message>
        <source>Goes back to the instant before the last action; acting there begins a branch. Where nothing was done, shows what was open before</source>
        <translation>回到上次操作之前的时刻；在那里操作会开始一个分支。若什么也没做过，则显示先前打开的内容</translation>
    </message>
    <message>
        <source>Goes on from this instant in a run of its own; the present one is kept</source>
        <translation>从此刻起作为独立的运行继续；现有的运行保留</translation>
    </message>
    <message>
        <source>Goes on with the lesson; while something is being shown, to its end</source>
        <translation>继续课程；若正在展示，则直接到其结尾</translation>
    </message>
    <message>
        <source>Heal</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Heal network</source>
        <translation>恢复网络</translation>
    </message>
    <message>
        <source>Histories of clients…</source>
        <translation>客户端历史…</translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation>扣留 %1</translation>
    </message>
    <message>
        <source>Hold or release one direction</source>
        <translation>扣留或放行一个方向</translation>
    </message>
    <message>
        <source>Hold the message</source>
        <translation>扣留消息</translation>
    </message>
    <message>
        <source>How large the text of this panel is</source>
        <translation>此面板的文字大小</translation>
    </message>
    <message>
        <source>How large the text of this panel is; it is remembered</source>
        <translation>此面板的文字大小；会被记住</translation>
    </message>
    <message>
        <source>How the servers are placed on the canvas</source>
        <translation>服务器在画布上的排列方式</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Inspector, History</source>
        <translation>检查器，历史</translation>
    </message>
    <message>
        <source>Inspector, Message</source>
        <translation>检查器，消息</translation>
    </message>
    <message>
        <source>Inspector, Node</source>
        <translation>检查器，节点</translation>
    </message>
    <message>
        <source>Inspector, Store</source>
        <translation>检查器，存储</translation>
    </message>
    <message>
        <source>Isolate the server</source>
        <translation>隔离服务器</translation>
    </message>
    <message>
        <source>It goes as fast as it can</source>
        <translation>已是最快</translation>
    </message>
    <message>
        <source>It goes as slowly as it can</source>
        <translation>已是最慢</translation>
    </message>
    <message>
        <source>It is a learner already</source>
        <translation>它已是学习者</translation>
    </message>
    <message>
        <source>It is a voter already</source>
        <translation>它已是有投票权的成员</translation>
    </message>
    <message>
        <source>It is cut off from all others already.</source>
        <translation>它已与所有其他服务器切断。</translation>
    </message>
    <message>
        <source>It is no member of the cluster</source>
        <translation>它不是集群的成员</translation>
    </message>
    <message>
        <source>Keeps your answers to the lesson's questions in a file</source>
        <translation>将您对课程问题的回答保存到文件</translation>
    </message>
    <message>
        <source>La&amp;b</source>
        <translation>实验室(&amp;B)</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Leadership is being transferred to %1 already</source>
        <translation>正在将领导权转移给 %1</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lesson editor</source>
        <translation>课程编辑器</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lets a heartbeat interval pass</source>
        <translation>让一个心跳间隔流逝</translation>
    </message>
    <message>
        <source>Lets the run shown go on with other chances from instants along it, and counts how many futures end as it does</source>
        <translation>让所示的运行从沿途各时刻起以不同的随机性继续，统计有多少种未来与它结局相同</translation>
    </message>
    <message>
        <source>Lets time pass faster</source>
        <translation>让时间流逝得更快</translation>
    </message>
    <message>
        <source>Lets time pass more slowly</source>
        <translation>让时间流逝得更慢</translation>
    </message>
    <message>
        <source>Lets time pass, or stops it</source>
        <translation>让时间流逝，或停止</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Log text size</source>
        <translation>日志文字大小</translation>
    </message>
    <message>
        <source>Looks for events by kind, server or text</source>
        <translation>按类型、服务器或文本查找事件</translation>
    </message>
    <message>
        <source>Looks for the shortest run that breaks a safety property without the rules that are off, and plays it</source>
        <translation>查找在关闭若干规则后破坏安全性质的最短运行，并播放它</translation>
    </message>
    <message>
        <source>Make it a learner</source>
        <translation>改为学习者</translation>
    </message>
    <message>
        <source>Make it a voter</source>
        <translation>改为有投票权的成员</translation>
    </message>
    <message>
        <source>Makes the graph fit again</source>
        <translation>使图形重新适合窗口</translation>
    </message>
    <message>
        <source>Makes the graph larger</source>
        <translation>放大图形</translation>
    </message>
    <message>
        <source>Makes the graph smaller</source>
        <translation>缩小图形</translation>
    </message>
    <message>
        <source>Membership…</source>
        <translation>成员配置…</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>消息 %1</translation>
    </message>
    <message>
        <source>Messages of the selected direction are lost at random, or no longer are</source>
        <translation>所选方向上的消息随机丢失，或不再丢失</translation>
    </message>
    <message>
        <source>Messages of the selected direction queue up until it is released</source>
        <translation>所选方向上的消息排队等待，直到放行</translation>
    </message>
    <message>
        <source>Messages of the selected direction take 100 ms more, or no longer do</source>
        <translation>所选方向上的消息多用 100 ms，或不再多用</translation>
    </message>
    <message>
        <source>Name of the bookmark</source>
        <translation>书签名称</translation>
    </message>
    <message>
        <source>Name of the branch</source>
        <translation>分支名称</translation>
    </message>
    <message>
        <source>New cluster…</source>
        <translation>新建集群…</translation>
    </message>
    <message>
        <source>Next branch at this time</source>
        <translation>此时刻的下一个分支</translation>
    </message>
    <message>
        <source>Next important event</source>
        <translation>下一个重要事件</translation>
    </message>
    <message>
        <source>Next in the lesson</source>
        <translation>课程下一步</translation>
    </message>
    <message>
        <source>No extra delay on %1</source>
        <translation>取消 %1 的附加延迟</translation>
    </message>
    <message>
        <source>No lesson is open; L shows the lessons.</source>
        <translation>没有打开课程；按 L 显示课程列表。</translation>
    </message>
    <message>
        <source>No loss on %1</source>
        <translation>取消 %1 的丢失</translation>
    </message>
    <message>
        <source>Nothing has been searched for yet.</source>
        <translation>尚未查找过任何内容。</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事。</translation>
    </message>
    <message>
        <source>Of the canvas, the timeline or the log, whichever has the focus</source>
        <translation>作用于画布、时间线或日志中拥有焦点的一个</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Open lesson…</source>
        <translation>打开课程…</translation>
    </message>
    <message>
        <source>Open only %1</source>
        <translation>仅打开 %1</translation>
    </message>
    <message>
        <source>Opens a lesson from a file, step by step</source>
        <translation>从文件打开课程，逐步进行</translation>
    </message>
    <message>
        <source>Opens a new cluster and writes down what you do to it, as a lesson that makes the same run again; once more to stop</source>
        <translation>打开新集群，并将您对它的操作记录为课程，可再现同样的运行；再次执行则停止</translation>
    </message>
    <message>
        <source>Opens every link: no cut, no hold, no extra delay or loss</source>
        <translation>打开所有链路：没有切断、扣留、附加延迟或丢失</translation>
    </message>
    <message>
        <source>Opens this lesson beside the cluster</source>
        <translation>在集群旁打开此课程</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Partitions the network into groups of servers that cannot hear each other</source>
        <translation>将网络分区为彼此不通的服务器组</translation>
    </message>
    <message>
        <source>Partition…</source>
        <translation>网络分区…</translation>
    </message>
    <message>
        <source>Pause the server</source>
        <translation>暂停服务器</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Plans of lectures, an index of the lessons, a lab sheet, how to write a lesson</source>
        <translation>讲课计划、课程索引、实验单，以及如何编写课程</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Plays until the selected message has arrived or is lost</source>
        <translation>播放到所选消息到达或丢失为止</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Present first (F5).</source>
        <translation>请先进入演示 (F5)。</translation>
    </message>
    <message>
        <source>Present with</source>
        <translation>演示时显示</translation>
    </message>
    <message>
        <source>Previous important event</source>
        <translation>上一个重要事件</translation>
    </message>
    <message>
        <source>Puts a bookmark on the timeline, in the present or the past</source>
        <translation>在时间线上当前或过去的时刻放置书签</translation>
    </message>
    <message>
        <source>Puts every panel back to where it was at first</source>
        <translation>将所有面板恢复到最初的位置</translation>
    </message>
    <message>
        <source>Puts the cursor into the console</source>
        <translation>将光标移到控制台</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍然退出</translation>
    </message>
    <message>
        <source>Re-draw the timers</source>
        <translation>重抽定时器</translation>
    </message>
    <message>
        <source>Read from the server, linearizable…</source>
        <translation>向服务器读取，可线性化…</translation>
    </message>
    <message>
        <source>Read from the server, local…</source>
        <translation>向服务器读取，本地…</translation>
    </message>
    <message>
        <source>Read, linearizable</source>
        <translation>可线性化读</translation>
    </message>
    <message>
        <source>Read, local</source>
        <translation>本地读</translation>
    </message>
    <message>
        <source>Record as lesson</source>
        <translation>录制为课程</translation>
    </message>
    <message>
        <source>Redo: show the later run</source>
        <translation>重做：显示较晚的运行</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>放行 %1</translation>
    </message>
    <message>
        <source>Remove the server</source>
        <translation>移除服务器</translation>
    </message>
    <message>
        <source>Rename this branch…</source>
        <translation>重命名此分支…</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Restart the leader</source>
        <translation>重启领导者</translation>
    </message>
    <message>
        <source>Resume the server</source>
        <translation>让服务器恢复运行</translation>
    </message>
    <message>
        <source>Retry the last write</source>
        <translation>重试上次写入</translation>
    </message>
    <message>
        <source>Return to the lesson</source>
        <translation>返回课程</translation>
    </message>
    <message>
        <source>Return to the present</source>
        <translation>返回当前</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>环形</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>横排</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全性</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>保存回答…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Scenario language</source>
        <translation>场景语言</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Select S%1</source>
        <translation>选中 S%1</translation>
    </message>
    <message>
        <source>Select a link first: click the line between two servers.</source>
        <translation>请先选中一条链路：单击两个服务器之间的连线。</translation>
    </message>
    <message>
        <source>Select a message that is on its way first: click it.</source>
        <translation>请先选中一条在途消息：单击它。</translation>
    </message>
    <message>
        <source>Select the next server</source>
        <translation>选中下一个服务器</translation>
    </message>
    <message>
        <source>Select the previous server</source>
        <translation>选中上一个服务器</translation>
    </message>
    <message>
        <source>Selects S%1</source>
        <translation>选中 S%1</translation>
    </message>
    <message>
        <source>Selects the next server</source>
        <translation>选中下一个服务器</translation>
    </message>
    <message>
        <source>Selects the previous server</source>
        <translation>选中上一个服务器</translation>
    </message>
    <message>
        <source>Send heartbeats</source>
        <translation>发送心跳</translation>
    </message>
    <message>
        <source>Sends it again under its old number: it is applied once (thesis §6.3)</source>
        <translation>以原来的序号再次发送：只应用一次（博士论文 §6.3）</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show the next branch</source>
        <translation>显示下一个分支</translation>
    </message>
    <message>
        <source>Shows a certain time, or the instant after a certain event</source>
        <translation>显示某一时间，或某一事件之后的时刻</translation>
    </message>
    <message>
        <source>Shows again the cluster, lesson or file that Undo has put aside</source>
        <translation>重新显示被“撤销”搁置的集群、课程或文件</translation>
    </message>
    <message>
        <source>Shows or hides panels, and the pages of the inspector</source>
        <translation>显示或隐藏面板以及检查器的页面</translation>
    </message>
    <message>
        <source>Shows or hides under each server what its store holds</source>
        <translation>在每个服务器下方显示或隐藏其存储的内容</translation>
    </message>
    <message>
        <source>Shows the inspector for what is selected; applies a partition that is drawn</source>
        <translation>为所选对象显示检查器；应用正在绘制的分区</translation>
    </message>
    <message>
        <source>Shows the lesson that is open, or the lessons there are</source>
        <translation>显示已打开的课程，或课程列表</translation>
    </message>
    <message>
        <source>Shows the lesson's run again; what you did stays as a branch</source>
        <translation>重新显示课程的运行；您所做的操作保留为分支</translation>
    </message>
    <message>
        <source>Shows the next event; from the present, lets it happen</source>
        <translation>显示下一个事件；若在当前，则让它发生</translation>
    </message>
    <message>
        <source>Shows the present again</source>
        <translation>重新显示当前</translation>
    </message>
    <message>
        <source>Shows the previous event</source>
        <translation>显示上一个事件</translation>
    </message>
    <message>
        <source>Shows the rules of Raft as switches, and what comes of their absence</source>
        <translation>将 Raft 的规则显示为开关，并展示缺少它们的后果</translation>
    </message>
    <message>
        <source>Shows the safety properties and whether they hold</source>
        <translation>显示各安全性质以及它们是否成立</translation>
    </message>
    <message>
        <source>Shows the start of the run</source>
        <translation>显示运行的开头</translation>
    </message>
    <message>
        <source>Shows this instant</source>
        <translation>显示此时刻</translation>
    </message>
    <message>
        <source>Shows this page of the inspector</source>
        <translation>显示检查器的此页面</translation>
    </message>
    <message>
        <source>Shows this panel, or hides it when it is in front</source>
        <translation>显示此面板；若已在最前，则隐藏</translation>
    </message>
    <message>
        <source>Shows this run</source>
        <translation>显示此运行</translation>
    </message>
    <message>
        <source>Shows what led to what is selected, down to the rule that decided</source>
        <translation>显示所选对象的前因，直到起决定作用的规则</translation>
    </message>
    <message>
        <source>Shows what was a heartbeat interval earlier</source>
        <translation>显示一个心跳间隔之前的情形</translation>
    </message>
    <message>
        <source>Shows where a lesson is written, beside the cluster</source>
        <translation>在集群旁显示编写课程之处</translation>
    </message>
    <message>
        <source>Slow %1 by 100 ms</source>
        <translation>将 %1 减慢 100 ms</translation>
    </message>
    <message>
        <source>Slow one direction</source>
        <translation>减慢一个方向</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Snapshot now</source>
        <translation>立即做快照</translation>
    </message>
    <message>
        <source>Speaker notes</source>
        <translation>演讲者备注</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星形</translation>
    </message>
    <message>
        <source>Start all servers</source>
        <translation>启动所有服务器</translation>
    </message>
    <message>
        <source>Starts every server that is down and resumes every one that is paused</source>
        <translation>启动所有停机的服务器，并恢复所有暂停的服务器</translation>
    </message>
    <message>
        <source>Starts over with a new cluster; Undo brings back what is open now</source>
        <translation>以新集群重新开始；可用“撤销”找回现在打开的内容</translation>
    </message>
    <message>
        <source>Statistics of elections…</source>
        <translation>选举统计…</translation>
    </message>
    <message>
        <source>Store values</source>
        <translation>存储内容</translation>
    </message>
    <message>
        <source>Teaching with Raftarium</source>
        <translation>用 Raftarium 教学</translation>
    </message>
    <message>
        <source>Ten writes to the leader</source>
        <translation>向领导者写入十次</translation>
    </message>
    <message>
        <source>That link is not there at this instant.</source>
        <translation>此刻没有该链路。</translation>
    </message>
    <message>
        <source>The bookmarks of this run; choosing one shows its instant</source>
        <translation>此运行的书签；选择一个即显示其时刻</translation>
    </message>
    <message>
        <source>The canvas alone</source>
        <translation>仅画布</translation>
    </message>
    <message>
        <source>The colours of the window</source>
        <translation>窗口的配色</translation>
    </message>
    <message>
        <source>The election timer of the selected server runs out now (§5.2)</source>
        <translation>所选服务器的选举定时器立即到时（§5.2）</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on</source>
        <translation>窗口的语言，自下次启动起生效</translation>
    </message>
    <message>
        <source>The leader stops taking writes and lets that server stand for election at once</source>
        <translation>领导者停止接受写入，让该服务器立即参选</translation>
    </message>
    <message>
        <source>The leader transfers leadership to a certain server (thesis §3.10)</source>
        <translation>领导者将领导权转移给指定的服务器（博士论文 §3.10）</translation>
    </message>
    <message>
        <source>The leader transfers leadership to the selected server, or to the most up-to-date one (thesis §3.10)</source>
        <translation>领导者将领导权转移给所选服务器，或日志最新的服务器（博士论文 §3.10）</translation>
    </message>
    <message>
        <source>The lesson begins here</source>
        <translation>课程由此开始</translation>
    </message>
    <message>
        <source>The lesson ends here</source>
        <translation>课程到此结束</translation>
    </message>
    <message>
        <source>The lesson is already shown</source>
        <translation>现在显示的已是课程</translation>
    </message>
    <message>
        <source>The picture stands still while you prepare something</source>
        <translation>在您准备时画面保持不动</translation>
    </message>
    <message>
        <source>The present of real processes passes at 1×; pause, and the past can be played at any speed.</source>
        <translation>真实进程的当前以 1× 流逝；暂停后，可以任意速度播放过去。</translation>
    </message>
    <message>
        <source>The runs that began together, with the instant at which each parted</source>
        <translation>同源的各次运行，以及各自分岔的时刻</translation>
    </message>
    <message>
        <source>The same instant for a lecture hall: large letters, and a presenter remote goes from step to step; Esc leaves</source>
        <translation>适合教室显示的同一时刻：大号字，可用翻页笔逐步前进；Esc 退出</translation>
    </message>
    <message>
        <source>The scenario language</source>
        <translation>场景语言</translation>
    </message>
    <message>
        <source>The selected leader sends its heartbeats now</source>
        <translation>所选领导者立即发送心跳</translation>
    </message>
    <message>
        <source>The selected message arrives 50 ms later</source>
        <translation>所选消息晚 50 ms 到达</translation>
    </message>
    <message>
        <source>The selected message arrives now</source>
        <translation>所选消息立即到达</translation>
    </message>
    <message>
        <source>The selected message is lost</source>
        <translation>所选消息丢失</translation>
    </message>
    <message>
        <source>The selected message is not on its way at this instant.</source>
        <translation>所选消息此刻不在途中。</translation>
    </message>
    <message>
        <source>The selected message waits until you deliver or drop it</source>
        <translation>所选消息等待，直到您投递或丢弃它</translation>
    </message>
    <message>
        <source>The selected server (or the leader) answers at once from its own store, however old</source>
        <translation>所选服务器（或领导者）立即用自己的存储答复，不论其内容有多旧</translation>
    </message>
    <message>
        <source>The selected server (or the leader) replaces its applied log by a snapshot (§7)</source>
        <translation>所选服务器（或领导者）用快照替代其已应用的日志（§7）</translation>
    </message>
    <message>
        <source>The selected server and its clock stand still, but it forgets nothing</source>
        <translation>所选服务器及其时钟停住，但什么也不会忘记</translation>
    </message>
    <message>
        <source>The selected server counts in every majority from now on (§6)</source>
        <translation>所选服务器从现在起计入每个多数派（§6）</translation>
    </message>
    <message>
        <source>The selected server fails and forgets everything that is not on its disk</source>
        <translation>所选服务器发生故障，忘记未写入磁盘的一切</translation>
    </message>
    <message>
        <source>The selected server goes on receiving the log, but votes no more</source>
        <translation>所选服务器继续接收日志，但不再投票</translation>
    </message>
    <message>
        <source>The selected server goes on where it stood still</source>
        <translation>所选服务器从停住之处继续</translation>
    </message>
    <message>
        <source>The selected server leaves the cluster; it runs on by itself (§6)</source>
        <translation>所选服务器离开集群；它独自继续运行（§6）</translation>
    </message>
    <message>
        <source>The selected server starts again with what is on its disk</source>
        <translation>所选服务器凭其磁盘上的内容重新启动</translation>
    </message>
    <message>
        <source>The servers that were started here end with the window.</source>
        <translation>在此启动的服务器随窗口一同终止。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There is no S%1</source>
        <translation>没有 S%1</translation>
    </message>
    <message>
        <source>There is no bookmark at this instant.</source>
        <translation>此时刻没有书签。</translation>
    </message>
    <message>
        <source>There is no bookmark yet; M puts one.</source>
        <translation>还没有书签；按 M 添加。</translation>
    </message>
    <message>
        <source>There is no leader that could transfer leadership</source>
        <translation>没有可以转移领导权的领导者</translation>
    </message>
    <message>
        <source>There is no leader to write to.</source>
        <translation>没有可以写入的领导者。</translation>
    </message>
    <message>
        <source>There is no leader, and none has crashed.</source>
        <translation>没有领导者，也没有崩溃的领导者。</translation>
    </message>
    <message>
        <source>There is no server.</source>
        <translation>没有服务器。</translation>
    </message>
    <message>
        <source>There is only one run so far.</source>
        <translation>目前只有一次运行。</translation>
    </message>
    <message>
        <source>This is the present.</source>
        <translation>这就是当前。</translation>
    </message>
    <message>
        <source>This is the start.</source>
        <translation>这就是开头。</translation>
    </message>
    <message>
        <source>This program comes without that page</source>
        <translation>本程序未附带该页面</translation>
    </message>
    <message>
        <source>Thousands of elections: how long a cluster is without a leader (Figure 16)</source>
        <translation>数千次选举：集群没有领导者的时间有多长（图 16）</translation>
    </message>
    <message>
        <source>Time out</source>
        <translation>使其超时</translation>
    </message>
    <message>
        <source>Time out all (split vote)</source>
        <translation>全部超时（选票瓜分）</translation>
    </message>
    <message>
        <source>Timeline text size</source>
        <translation>时间线文字大小</translation>
    </message>
    <message>
        <source>To the next commit, fault or change of leader</source>
        <translation>到下一次提交、故障或领导者更替</translation>
    </message>
    <message>
        <source>To the next event found</source>
        <translation>到下一个找到的事件</translation>
    </message>
    <message>
        <source>To the place in the lesson before this one</source>
        <translation>到课程中的上一处</translation>
    </message>
    <message>
        <source>To the previous commit, fault or change of leader</source>
        <translation>到上一次提交、故障或领导者更替</translation>
    </message>
    <message>
        <source>To the previous event found</source>
        <translation>到上一个找到的事件</translation>
    </message>
    <message>
        <source>Transfer leadership</source>
        <translation>转移领导权</translation>
    </message>
    <message>
        <source>Transfer leadership to</source>
        <translation>将领导权转移给</translation>
    </message>
    <message>
        <source>Turns to the next of the runs that began together</source>
        <translation>转到同源运行中的下一个</translation>
    </message>
    <message>
        <source>Turns to the next of the runs that began together, at the instant shown</source>
        <translation>在所示时刻转到同源运行中的下一个</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What stands beside the canvas while presenting</source>
        <translation>演示时画布旁显示的内容</translation>
    </message>
    <message>
        <source>What stands beside the canvas while presenting; it is remembered</source>
        <translation>演示时画布旁显示的内容；会被记住</translation>
    </message>
    <message>
        <source>What you did in this run has not been saved.</source>
        <translation>您在此运行中所做的操作尚未保存。</translation>
    </message>
    <message>
        <source>When did it become inevitable?</source>
        <translation>何时变得不可避免？</translation>
    </message>
    <message>
        <source>Whether what clients saw is linearizable, and a picture of where it is not</source>
        <translation>客户端所见是否可线性化，以及不可线性化之处的图示</translation>
    </message>
    <message>
        <source>Who votes, who learns, who leaves: one server, or several by joint consensus (§6)</source>
        <translation>谁投票、谁学习、谁离开：一次一个服务器，或以联合共识一次多个（§6）</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Write to the leader</source>
        <translation>向领导者写入</translation>
    </message>
    <message>
        <source>Write to the server…</source>
        <translation>向服务器写入…</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>again forward</source>
        <translation>重做 再次 前进 again forward</translation>
    </message>
    <message>
        <source>align timers election</source>
        <translation>对齐 定时器 选举 align timers election</translation>
    </message>
    <message>
        <source>author source scenario</source>
        <translation>编写 源代码 场景 author source scenario</translation>
    </message>
    <message>
        <source>author write scenario macro</source>
        <translation>编写 课程 场景 宏 author write scenario macro</translation>
    </message>
    <message>
        <source>back revert before the last action</source>
        <translation>后退 还原 上次操作之前 back revert before the last action</translation>
    </message>
    <message>
        <source>bookmark %1</source>
        <translation>书签 %1</translation>
    </message>
    <message>
        <source>branch fork run</source>
        <translation>分支 分叉 运行 branch fork run</translation>
    </message>
    <message>
        <source>cause reason explain</source>
        <translation>原因 缘由 解释 cause reason explain</translation>
    </message>
    <message>
        <source>client request type put get</source>
        <translation>客户端 请求 输入 client request type put get</translation>
    </message>
    <message>
        <source>clipboard entries</source>
        <translation>剪贴板 条目 clipboard entries</translation>
    </message>
    <message>
        <source>clipboard image screenshot</source>
        <translation>剪贴板 图像 截图 clipboard image screenshot</translation>
    </message>
    <message>
        <source>clipboard sentence event</source>
        <translation>剪贴板 句子 事件 clipboard sentence event</translation>
    </message>
    <message>
        <source>colours colors mode appearance</source>
        <translation>颜色 配色 模式 外观 colours colors mode appearance</translation>
    </message>
    <message>
        <source>committed</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>compact compaction log</source>
        <translation>压缩 日志压缩 compact compaction log</translation>
    </message>
    <message>
        <source>contents keys state machine</source>
        <translation>内容 键 状态机 contents keys state machine</translation>
    </message>
    <message>
        <source>copy double</source>
        <translation>复制 重复 copy double</translation>
    </message>
    <message>
        <source>create start seed setup servers timeout heartbeat</source>
        <translation>创建 开始 种子 设置 服务器 超时 心跳 create start seed setup servers timeout heartbeat</translation>
    </message>
    <message>
        <source>delay latency link</source>
        <translation>延迟 链路 delay latency link</translation>
    </message>
    <message>
        <source>delete leave member</source>
        <translation>删除 离开 成员 delete leave member</translation>
    </message>
    <message>
        <source>demote member nonvoting</source>
        <translation>降级 成员 无投票权 demote member nonvoting</translation>
    </message>
    <message>
        <source>details show</source>
        <translation>详情 显示 details show</translation>
    </message>
    <message>
        <source>disconnect partition asymmetric</source>
        <translation>断开 分区 不对称 单向 disconnect partition asymmetric</translation>
    </message>
    <message>
        <source>disconnect partition drop</source>
        <translation>断开 分区 丢弃 disconnect partition drop</translation>
    </message>
    <message>
        <source>dock view tab show hide</source>
        <translation>停靠 视图 标签页 显示 隐藏 dock view tab show hide</translation>
    </message>
    <message>
        <source>elect election candidate stand</source>
        <translation>选举 候选人 参选 elect election candidate stand</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>exit close leave</source>
        <translation>退出 关闭 离开 exit close leave</translation>
    </message>
    <message>
        <source>explore search violation bug model check</source>
        <translation>探索 搜索 违反 错误 模型检查 explore search violation bug model check</translation>
    </message>
    <message>
        <source>export homework grade</source>
        <translation>导出 作业 评分 export homework grade</translation>
    </message>
    <message>
        <source>figure 16 histogram distribution timeout compare</source>
        <translation>图 16 直方图 分布 超时 比较 figure 16 histogram distribution timeout compare</translation>
    </message>
    <message>
        <source>find look filter</source>
        <translation>查找 筛选 find look filter</translation>
    </message>
    <message>
        <source>first beginning rewind</source>
        <translation>最初 开头 倒回 first beginning rewind</translation>
    </message>
    <message>
        <source>fit zoom reset</source>
        <translation>适合 缩放 重置 fit zoom reset</translation>
    </message>
    <message>
        <source>font zoom letters</source>
        <translation>字体 缩放 字号 font zoom letters</translation>
    </message>
    <message>
        <source>fork switch</source>
        <translation>分支 切换 fork switch</translation>
    </message>
    <message>
        <source>fork switch jump other same</source>
        <translation>分支 切换 跳转 其他 相同 fork switch jump other same</translation>
    </message>
    <message>
        <source>fork what if</source>
        <translation>分支 假如 如果 fork what if</translation>
    </message>
    <message>
        <source>free play</source>
        <translation>自由 播放 free play</translation>
    </message>
    <message>
        <source>freeze suspend</source>
        <translation>冻结 挂起 freeze suspend</translation>
    </message>
    <message>
        <source>futures avoid outage probability</source>
        <translation>未来 避免 中断 概率 futures avoid outage probability</translation>
    </message>
    <message>
        <source>get query client request</source>
        <translation>读取 查询 客户端 请求 get query client request</translation>
    </message>
    <message>
        <source>get query client request ReadIndex</source>
        <translation>读取 查询 客户端 请求 get query client request ReadIndex</translation>
    </message>
    <message>
        <source>get query client request stale</source>
        <translation>读取 查询 客户端 请求 过时 get query client request stale</translation>
    </message>
    <message>
        <source>hand over leader TimeoutNow</source>
        <translation>移交 领导者 hand over leader TimeoutNow</translation>
    </message>
    <message>
        <source>join new node</source>
        <translation>加入 新节点 join new node</translation>
    </message>
    <message>
        <source>join new node nonvoting</source>
        <translation>加入 新节点 无投票权 join new node nonvoting</translation>
    </message>
    <message>
        <source>joint consensus voters learners configuration change</source>
        <translation>联合共识 投票 学习者 配置变更 joint consensus voters learners configuration change</translation>
    </message>
    <message>
        <source>jump seek</source>
        <translation>跳转 定位 jump seek</translation>
    </message>
    <message>
        <source>kill stop fail down</source>
        <translation>杀死 停止 故障 停机 kill stop fail down</translation>
    </message>
    <message>
        <source>larger bigger</source>
        <translation>放大 更大 larger bigger</translation>
    </message>
    <message>
        <source>layout ring row star</source>
        <translation>布局 环形 横排 星形 layout ring row star</translation>
    </message>
    <message>
        <source>lecture course tutorial panel</source>
        <translation>讲课 课程 教程 面板 lecture course tutorial panel</translation>
    </message>
    <message>
        <source>lecture hall panel</source>
        <translation>教室 讲堂 面板 lecture hall panel</translation>
    </message>
    <message>
        <source>lecture projector slides full screen beamer</source>
        <translation>讲课 投影仪 幻灯片 全屏 lecture projector slides full screen beamer</translation>
    </message>
    <message>
        <source>lesson scenario lecture</source>
        <translation>课程 场景 讲课 lesson scenario lecture</translation>
    </message>
    <message>
        <source>linearizability check jepsen porcupine</source>
        <translation>可线性化 检查 linearizability check jepsen porcupine</translation>
    </message>
    <message>
        <source>live end last now</source>
        <translation>实时 末尾 最后 现在 live end last now</translation>
    </message>
    <message>
        <source>load scenario</source>
        <translation>加载 载入 场景 load scenario</translation>
    </message>
    <message>
        <source>lose delete</source>
        <translation>丢失 删除 lose delete</translation>
    </message>
    <message>
        <source>loss lossy link</source>
        <translation>丢失 丢包 链路 loss lossy link</translation>
    </message>
    <message>
        <source>mark flag go to</source>
        <translation>标记 旗标 转到 mark flag go to</translation>
    </message>
    <message>
        <source>mark flag note name</source>
        <translation>标记 旗标 备注 名称 mark flag note name</translation>
    </message>
    <message>
        <source>maximise present</source>
        <translation>最大化 演示 maximise present</translation>
    </message>
    <message>
        <source>name fork</source>
        <translation>名称 改名 分支 name fork</translation>
    </message>
    <message>
        <source>pace clock idle skip</source>
        <translation>节奏 时钟 空闲 跳过 pace clock idle skip</translation>
    </message>
    <message>
        <source>panels docks default restore</source>
        <translation>面板 停靠 默认 还原 panels docks default restore</translation>
    </message>
    <message>
        <source>partition disconnect split</source>
        <translation>分区 断开 分裂 partition disconnect split</translation>
    </message>
    <message>
        <source>pause stop</source>
        <translation>暂停 停止 pause stop</translation>
    </message>
    <message>
        <source>present draw pointer lecture</source>
        <translation>演示 绘图 指针 讲课 present draw pointer lecture</translation>
    </message>
    <message>
        <source>present hold still</source>
        <translation>演示 保持 静止 present hold still</translation>
    </message>
    <message>
        <source>present lecture second screen time</source>
        <translation>演示 讲课 第二屏幕 时间 present lecture second screen time</translation>
    </message>
    <message>
        <source>promote member</source>
        <translation>提升 成员 promote member</translation>
    </message>
    <message>
        <source>properties invariants violation</source>
        <translation>性质 不变式 违反 properties invariants violation</translation>
    </message>
    <message>
        <source>put set batch client requests</source>
        <translation>写入 设置 批量 客户端 请求 put set batch client requests</translation>
    </message>
    <message>
        <source>put set client request</source>
        <translation>写入 设置 客户端 请求 put set client request</translation>
    </message>
    <message>
        <source>queue delay link</source>
        <translation>排队 延迟 链路 queue delay link</translation>
    </message>
    <message>
        <source>reference manual help lesson write commands</source>
        <translation>参考 手册 帮助 课程 编写 命令 reference manual help lesson write commands</translation>
    </message>
    <message>
        <source>release</source>
        <translation>放行 释放 release</translation>
    </message>
    <message>
        <source>remove fork</source>
        <translation>移除 删除 分支 remove fork</translation>
    </message>
    <message>
        <source>remove mark flag</source>
        <translation>移除 删除 标记 旗标 remove mark flag</translation>
    </message>
    <message>
        <source>repair reconnect partition join</source>
        <translation>修复 重连 分区 合并 repair reconnect partition join</translation>
    </message>
    <message>
        <source>repeat again session duplicate client</source>
        <translation>重复 再次 会话 客户端 repeat again session duplicate client</translation>
    </message>
    <message>
        <source>restart all everybody bring up resume</source>
        <translation>全部重启 启动 恢复 restart all everybody bring up resume</translation>
    </message>
    <message>
        <source>rules off explore experiment panel</source>
        <translation>规则 关闭 探索 实验 面板 rules off explore experiment panel</translation>
    </message>
    <message>
        <source>run resume stop continue</source>
        <translation>运行 继续 停止 run resume stop continue</translation>
    </message>
    <message>
        <source>search find command</source>
        <translation>搜索 查找 命令 search find command</translation>
    </message>
    <message>
        <source>search hit</source>
        <translation>搜索 命中 search hit</translation>
    </message>
    <message>
        <source>slow later</source>
        <translation>减慢 推迟 slow later</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>缩小 更小 smaller</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度 speed</translation>
    </message>
    <message>
        <source>split brain disconnect network groups</source>
        <translation>脑裂 断开 网络 分组 split brain disconnect network groups</translation>
    </message>
    <message>
        <source>spread stagger randomise timeouts</source>
        <translation>错开 分散 随机化 超时 spread stagger randomise timeouts</translation>
    </message>
    <message>
        <source>start up recover</source>
        <translation>启动 恢复 start up recover</translation>
    </message>
    <message>
        <source>step continue</source>
        <translation>步骤 继续 step continue</translation>
    </message>
    <message>
        <source>step next</source>
        <translation>步骤 下一步 step next</translation>
    </message>
    <message>
        <source>step previous</source>
        <translation>步骤 上一步 step previous</translation>
    </message>
    <message>
        <source>teaching lecture course manual help</source>
        <translation>教学 讲课 课程 手册 帮助 teaching lecture course manual help</translation>
    </message>
    <message>
        <source>the most up-to-date server</source>
        <translation>日志最新的服务器</translation>
    </message>
    <message>
        <source>translation English German Chinese</source>
        <translation>翻译 英语 德语 中文 汉语 translation English German Chinese</translation>
    </message>
    <message>
        <source>unpause continue</source>
        <translation>取消暂停 继续 unpause continue</translation>
    </message>
    <message>
        <source>watch play</source>
        <translation>观看 播放 watch play</translation>
    </message>
</context>
<context>
    <name>raftarium::CanvasWidget</name>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>event %1 of %2</source>
        <translation>事件 %1，共 %2</translation>
    </message>
    <message>
        <source>event by event, %1</source>
        <translation>逐个事件，%1</translation>
    </message>
    <message>
        <source>flow %1 → %2: %3 messages a second</source>
        <translation>流量 %1 → %2：每秒 %3 条消息</translation>
    </message>
    <message>
        <source>live · %1</source>
        <translation>实时 · %1</translation>
    </message>
    <message>
        <source>looking at the past · %1</source>
        <translation>正在查看过去 · %1</translation>
    </message>
    <message>
        <source>manual delivery</source>
        <translation>手动投递</translation>
    </message>
    <message>
        <source>paused · %1</source>
        <translation>已暂停 · %1</translation>
    </message>
    <message>
        <source>playing %1</source>
        <translation>正在播放 %1</translation>
    </message>
    <message>
        <source>playing the past %1</source>
        <translation>正在播放过去 %1</translation>
    </message>
</context>
<context>
    <name>raftarium::CaptionBar</name>
    <message>
        <source>Caption</source>
        <translation>字幕</translation>
    </message>
</context>
<context>
    <name>raftarium::ChoiceRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
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
        <translation> · 仍是第一次的应答：只应用一次</translation>
    </message>
    <message>
        <source>Nothing has been written from here yet.</source>
        <translation>尚未从这里写入过任何内容。</translation>
    </message>
    <message>
        <source>There is no leader to ask.</source>
        <translation>没有可以询问的领导者。</translation>
    </message>
    <message>
        <source>There is no leader to ask; name a server: @2 %1</source>
        <translation>没有可以询问的领导者；请指明服务器：@2 %1</translation>
    </message>
    <message>
        <source>again %1 (%2:%3)</source>
        <translation>再次 %1 (%2:%3)</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>raftarium::ColumnsModel</name>
    <message>
        <source>when</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>when, line</source>
        <translation>时间，行</translation>
    </message>
</context>
<context>
    <name>raftarium::ColumnsPanel</name>
    <message>
        <source>%1 at %2, against %3: %4</source>
        <translation>%1 在 %2（与 %3 相比）：%4</translation>
    </message>
    <message>
        <source>%1 at %2, its first event: %3</source>
        <translation>%1 在 %2，其第一个事件：%3</translation>
    </message>
    <message>
        <source>%1: nothing has happened there yet.</source>
        <translation>%1：那里尚未发生任何事。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Events, a column for each server</source>
        <translation>事件，每个服务器一列</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在文本中查找</translation>
    </message>
    <message>
        <source>Select a server to see what changed for it.</source>
        <translation>选中一个服务器，查看它发生了什么变化。</translation>
    </message>
    <message>
        <source>The next row that holds it</source>
        <translation>下一个包含它的行</translation>
    </message>
    <message>
        <source>The row before that holds it</source>
        <translation>上一个包含它的行</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>searching …</source>
        <translation>正在搜索 …</translation>
    </message>
</context>
<context>
    <name>raftarium::CommandPalette</name>
    <message>
        <source>Go to event %1</source>
        <translation>转到事件 %1</translation>
    </message>
    <message>
        <source>Go to t = %1</source>
        <translation>转到 t = %1</translation>
    </message>
    <message>
        <source>Go to which event? For example 12</source>
        <translation>转到哪个事件？例如 12</translation>
    </message>
    <message>
        <source>Go to which time or event? For example 12.5s, or 340</source>
        <translation>转到哪个时间或事件？例如 12.5s 或 340</translation>
    </message>
    <message>
        <source>That is no number of an event</source>
        <translation>这不是事件的编号</translation>
    </message>
    <message>
        <source>That is no time, such as 12.5s or 300ms, and no number of an event</source>
        <translation>这既不是时间（如 12.5s 或 300ms），也不是事件的编号</translation>
    </message>
    <message>
        <source>There is no command of that name</source>
        <translation>没有这个名称的命令</translation>
    </message>
    <message>
        <source>Type a command, a time or an event number</source>
        <translation>输入命令、时间或事件编号</translation>
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
        <translation>同一时间轴上的两次运行</translation>
    </message>
    <message>
        <source>they part here</source>
        <translation>在此分岔</translation>
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
        <translation>不同的已提交条目：%1</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Leaders since then</source>
        <translation>此后的领导者</translation>
    </message>
    <message>
        <source>none committed</source>
        <translation>未提交任何条目</translation>
    </message>
</context>
<context>
    <name>raftarium::ComparisonWindow</name>
    <message>
        <source>%1 and %2 – Raftarium</source>
        <translation>%1 与 %2 – Raftarium</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1 已结束</translation>
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
        <translation>第一处差异</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Plays both, or pauses (Space)</source>
        <translation>播放两者，或暂停 (Space)</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>到末尾 (End)</translation>
    </message>
    <message>
        <source>To the event before, in either run (←)</source>
        <translation>到任一运行中的上一个事件 (←)</translation>
    </message>
    <message>
        <source>To the next event, in either run (→)</source>
        <translation>到任一运行中的下一个事件 (→)</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>到开头 (Home)</translation>
    </message>
    <message>
        <source>To where the runs part (D)</source>
        <translation>到两次运行分岔之处 (D)</translation>
    </message>
    <message>
        <source>after %1 events</source>
        <translation>%1 个事件之后</translation>
    </message>
</context>
<context>
    <name>raftarium::Comparisons</name>
    <message>
        <source>A recording…</source>
        <translation>录制文件…</translation>
    </message>
    <message>
        <source>A seed is a whole number, not “%1”.</source>
        <translation>种子是整数，而不是“%1”。</translation>
    </message>
    <message>
        <source>Another seed…</source>
        <translation>另一个种子…</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Compare with a recording</source>
        <translation>与录制文件比较</translation>
    </message>
    <message>
        <source>Compare with other settings</source>
        <translation>与其他设置比较</translation>
    </message>
    <message>
        <source>Compares this run with one in a file</source>
        <translation>将此运行与文件中的运行比较</translation>
    </message>
    <message>
        <source>Compares this run with that branch</source>
        <translation>将此运行与该分支比较</translation>
    </message>
    <message>
        <source>Comparing %1 and %2</source>
        <translation>正在比较 %1 与 %2</translation>
    </message>
    <message>
        <source>Does the same to a cluster with another seed, and compares</source>
        <translation>对另一种子的集群做同样的操作，并比较</translation>
    </message>
    <message>
        <source>Does the same to a cluster with other settings, and compares</source>
        <translation>对其他设置的集群做同样的操作，并比较</translation>
    </message>
    <message>
        <source>Doing the same again</source>
        <translation>正在重做同样的操作</translation>
    </message>
    <message>
        <source>No cluster can have these settings.</source>
        <translation>任何集群都不能有这样的设置。</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Other settings…</source>
        <translation>其他设置…</translation>
    </message>
    <message>
        <source>Recordings and web pages (*.raft.json *.html);;All files (*)</source>
        <translation>录制文件和网页 (*.raft.json *.html);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Shows this run and another one side by side: where they part, why, and what became of each</source>
        <translation>并排显示此运行与另一次运行：在哪里分岔、为什么，以及各自的结局</translation>
    </message>
    <message>
        <source>The same can be done again only to simulated servers.</source>
        <translation>只有模拟的服务器才能重做同样的操作。</translation>
    </message>
    <message>
        <source>This program keeps no recordings.</source>
        <translation>本程序不保存录制文件。</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>此运行</translation>
    </message>
    <message>
        <source>This run cannot be copied: %1</source>
        <translation>无法复制此运行：%1</translation>
    </message>
    <message>
        <source>This run cannot be seen again.</source>
        <translation>此运行无法再次查看。</translation>
    </message>
    <message>
        <source>difference diff side by side branch</source>
        <translation>差异 比较 并排 分支 difference diff side by side branch</translation>
    </message>
    <message>
        <source>other settings</source>
        <translation>其他设置</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
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
        <translation>集群的应答</translation>
    </message>
    <message>
        <source>Client request</source>
        <translation>客户端请求</translation>
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
        <translation>演示时覆盖在画面上的内容</translation>
    </message>
</context>
<context>
    <name>raftarium::DockHandle</name>
    <message>
        <source>Drag to move, double click to float</source>
        <translation>拖动以移动，双击以浮动</translation>
    </message>
</context>
<context>
    <name>raftarium::Exports</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 was not written: %2</source>
        <translation>未写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 was not written: nothing happens in that time</source>
        <translation>未写入 %1：该时段内什么也没有发生</translation>
    </message>
    <message>
        <source>%1 was not written: this run cannot be seen again</source>
        <translation>未写入 %1：此运行无法再次查看</translation>
    </message>
    <message>
        <source>Animated GIF (*.gif)</source>
        <translation>GIF 动画 (*.gif)</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Film of the cluster…</source>
        <translation>集群影片…</translation>
    </message>
    <message>
        <source>Film of the window…</source>
        <translation>窗口影片…</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>MP4 film (*.mp4)</source>
        <translation>MP4 影片 (*.mp4)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Numbered pictures (*%04d.png)</source>
        <translation>编号图片 (*%04d.png)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>PDF 页面 (*.pdf)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Picture of the cluster…</source>
        <translation>集群图片…</translation>
    </message>
    <message>
        <source>Picture of the replicated log…</source>
        <translation>日志图片…</translation>
    </message>
    <message>
        <source>Picture of the timeline…</source>
        <translation>时间线图片…</translation>
    </message>
    <message>
        <source>Picture of the window…</source>
        <translation>窗口图片…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 图形 (*.svg)</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Saves a drawing with a line for each server and an arrow for each message: of the interval that is marked in the timeline, else of what it shows</source>
        <translation>保存一幅图，每个服务器一条线，每条消息一个箭头：取时间线中标出的区间，否则取其所示的范围</translation>
    </message>
    <message>
        <source>Saves a picture of the logs as PNG, SVG or PDF</source>
        <translation>将各日志的图片保存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Saves a picture of the servers and messages as PNG, SVG or PDF</source>
        <translation>将服务器和消息的图片保存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Saves a picture of the window as PNG, SVG or PDF</source>
        <translation>将窗口的图片保存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Saves a picture of what the timeline shows as PNG, SVG or PDF</source>
        <translation>将时间线所示内容的图片保存为 PNG、SVG 或 PDF</translation>
    </message>
    <message>
        <source>Saves every event with its sentence as CSV or JSON lines</source>
        <translation>将每个事件及其叙述保存为 CSV 或 JSON 行</translation>
    </message>
    <message>
        <source>Saves every operation of a client with its outcome as CSV or JSON lines</source>
        <translation>将客户端的每个操作及其结果保存为 CSV 或 JSON 行</translation>
    </message>
    <message>
        <source>Saves it as WebM, MP4, GIF or numbered pictures: the interval that is marked in the timeline, else the whole run, at the present speed</source>
        <translation>保存为 WebM、MP4、GIF 或编号图片：取时间线中标出的区间，否则取整个运行，以当前速度</translation>
    </message>
    <message>
        <source>Saves the logs as they are at the end of the run as CSV or JSON lines</source>
        <translation>将运行结束时的各日志保存为 CSV 或 JSON 行</translation>
    </message>
    <message>
        <source>Saves what happened in words: leaders, commits, faults, client operations, safety</source>
        <translation>以文字保存发生的事：领导者、提交、故障、客户端操作、安全性</translation>
    </message>
    <message>
        <source>Space–time diagram…</source>
        <translation>时空图…</translation>
    </message>
    <message>
        <source>Table of client operations…</source>
        <translation>客户端操作表…</translation>
    </message>
    <message>
        <source>Table of events…</source>
        <translation>事件表…</translation>
    </message>
    <message>
        <source>Table of log entries…</source>
        <translation>日志条目表…</translation>
    </message>
    <message>
        <source>This program keeps no recordings.</source>
        <translation>本程序不保存录制文件。</translation>
    </message>
    <message>
        <source>WebM film (*.webm)</source>
        <translation>WebM 影片 (*.webm)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>save file image png svg pdf csv json screenshot</source>
        <translation>保存 文件 图像 图片 截图 save file image png svg pdf csv json screenshot</translation>
    </message>
    <message>
        <source>save video movie animation gif webm mp4 frames pictures</source>
        <translation>保存 视频 影片 动画 帧 图片 save video movie animation gif webm mp4 frames pictures</translation>
    </message>
</context>
<context>
    <name>raftarium::Figure2Page</name>
    <message>
        <source>%1 · event %2</source>
        <translation>%1 · 事件 %2</translation>
    </message>
    <message>
        <source>1. Refuse a candidate of an earlier term (§5.1).</source>
        <translation>1. 拒绝较早任期的候选人（§5.1）。</translation>
    </message>
    <message>
        <source>1. Refuse what comes from an earlier term (§5.1).</source>
        <translation>1. 拒绝来自较早任期的内容（§5.1）。</translation>
    </message>
    <message>
        <source>2. Refuse when the log does not hold the entry before the new ones (§5.3).</source>
        <translation>2. 若日志不含新条目之前的条目，则拒绝（§5.3）。</translation>
    </message>
    <message>
        <source>2. Vote, once a term, for a candidate whose log is at least as up to date (§5.2, §5.4).</source>
        <translation>2. 每个任期投一次票，投给日志至少一样新的候选人（§5.2、§5.4）。</translation>
    </message>
    <message>
        <source>3. An entry that conflicts with a new one goes, and all that follow it (§5.3).</source>
        <translation>3. 删除与新条目冲突的条目及其后的所有条目（§5.3）。</translation>
    </message>
    <message>
        <source>4. Append the new entries that are not yet there.</source>
        <translation>4. 追加尚不存在的新条目。</translation>
    </message>
    <message>
        <source>5. Commit as far as the leader has, but not beyond the last entry compared.</source>
        <translation>5. 提交到领导者所提交之处，但不超过最后比对过的条目。</translation>
    </message>
    <message>
        <source>A higher term in any message: take it over and become a follower (§5.1).</source>
        <translation>任何消息中出现更高的任期：采用该任期，成为跟随者（§5.1）。</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>所有服务器</translation>
    </message>
    <message>
        <source>Answer candidates and leaders.</source>
        <translation>答复候选人和领导者。</translation>
    </message>
    <message>
        <source>Append a client's command to the own log; answer when it is applied (§5.3).</source>
        <translation>将客户端的命令追加到自己的日志；应用之后再答复（§5.3）。</translation>
    </message>
    <message>
        <source>AppendEntries: the receiver</source>
        <translation>AppendEntries：接收者</translation>
    </message>
    <message>
        <source>Apply what is committed, in the order of the log (§5.3).</source>
        <translation>按日志的顺序应用已提交的内容（§5.3）。</translation>
    </message>
    <message>
        <source>Begin an election: a new term, a vote for oneself, a fresh timer, and requests to all others.</source>
        <translation>发起选举：新的任期、投自己一票、重置定时器，并向所有其他服务器发出请求。</translation>
    </message>
    <message>
        <source>Candidates (§5.2)</source>
        <translation>候选人（§5.2）</translation>
    </message>
    <message>
        <source>Commit an entry of the own term that a majority holds, and all before it (§5.3, §5.4).</source>
        <translation>提交自己任期内多数派持有的条目及其之前的所有条目（§5.3、§5.4）。</translation>
    </message>
    <message>
        <source>Figure 2: the rules on a page</source>
        <translation>图 2：一页看懂规则</translation>
    </message>
    <message>
        <source>Followers (§5.2)</source>
        <translation>跟随者（§5.2）</translation>
    </message>
    <message>
        <source>Leaders</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>No word of a leader, and no vote given, for an election timeout: become a candidate.</source>
        <translation>一个选举超时内没有领导者的消息，也没有投出选票：成为候选人。</translation>
    </message>
    <message>
        <source>On word of the term's leader: become a follower.</source>
        <translation>收到本任期领导者的消息：成为跟随者。</translation>
    </message>
    <message>
        <source>RequestVote: the receiver</source>
        <translation>RequestVote：接收者</translation>
    </message>
    <message>
        <source>Send each follower the entries from its next index on (§5.3).</source>
        <translation>向每个跟随者发送从其下一索引起的条目（§5.3）。</translation>
    </message>
    <message>
        <source>Send heartbeats at once and again and again, so that no follower times out (§5.2).</source>
        <translation>立即并反复发送心跳，使跟随者不会超时（§5.2）。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Term, vote and log are on disk before anything is sent that rests on them.</source>
        <translation>任期、选票和日志先写入磁盘，然后才发送依赖它们的内容。</translation>
    </message>
    <message>
        <source>When it has them: move its match index and next index forward.</source>
        <translation>若它已持有：将其匹配索引和下一索引前移。</translation>
    </message>
    <message>
        <source>When it lacks what comes before: move its next index back and try again.</source>
        <translation>若它缺少之前的条目：将其下一索引回退，再试一次。</translation>
    </message>
    <message>
        <source>When the election takes too long: begin another.</source>
        <translation>选举耗时太久：再发起一次。</translation>
    </message>
    <message>
        <source>With the votes of a majority: become leader.</source>
        <translation>获得多数派的选票：成为领导者。</translation>
    </message>
    <message>
        <source>… and refuse when the vote is already cast or the candidate's log is behind.</source>
        <translation>… 若选票已投出或候选人的日志落后，则拒绝。</translation>
    </message>
</context>
<context>
    <name>raftarium::FoundPage</name>
    <message>
        <source>1@2 is the entry with index 1, of term 2.</source>
        <translation>1@2 是任期 2 中索引为 1 的条目。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Back to the rules and the search</source>
        <translation>返回规则和搜索</translation>
    </message>
    <message>
        <source>Goes to event %1</source>
        <translation>转到事件 %1</translation>
    </message>
    <message>
        <source>Keeps both runs in a file that the window plays</source>
        <translation>将两次运行保存到窗口可播放的文件</translation>
    </message>
    <message>
        <source>Keeps this run as a scenario that expects the goal</source>
        <translation>将此运行保存为期望达到该目标的场景</translation>
    </message>
    <message>
        <source>Keeps this run as a scenario: it fails as long as the rule is off</source>
        <translation>将此运行保存为场景：只要该规则关闭，它就失败</translation>
    </message>
    <message>
        <source>Next move</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Plays the run from its first move on</source>
        <translation>从第一步起播放此运行</translation>
    </message>
    <message>
        <source>Save recording…</source>
        <translation>保存录制文件…</translation>
    </message>
    <message>
        <source>Save scenario…</source>
        <translation>保存场景…</translation>
    </message>
    <message>
        <source>Shows the run that was found</source>
        <translation>显示找到的运行</translation>
    </message>
    <message>
        <source>Shows what the same moves come to with the rule in force; a message that is not sent then is left out</source>
        <translation>显示规则生效时同样的步骤会怎样；届时不会发送的消息将略去</translation>
    </message>
    <message>
        <source>The facts that contradict each other</source>
        <translation>互相矛盾的事实</translation>
    </message>
    <message>
        <source>To the end of the move before</source>
        <translation>到上一步的结尾</translation>
    </message>
    <message>
        <source>To the end of the next move</source>
        <translation>到下一步的结尾</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>With the rule</source>
        <translation>有此规则</translation>
    </message>
    <message>
        <source>Without the rule</source>
        <translation>无此规则</translation>
    </message>
    <message>
        <source>‹ Rules</source>
        <translation>‹ 规则</translation>
    </message>
    <message>
        <source>✓ With the rule:</source>
        <translation>✓ 有此规则：</translation>
    </message>
    <message>
        <source>✕ %1 is violated</source>
        <translation>✕ %1被违反</translation>
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
        <translation>%1：%3 种未来中有 %2 种如此结束</translation>
    </message>
    <message>
        <source>%1: not yet looked at</source>
        <translation>%1：尚未推演</translation>
    </message>
    <message>
        <source>The share of futures that end alike, over time</source>
        <translation>结局相同的未来所占比例随时间的变化</translation>
    </message>
</context>
<context>
    <name>raftarium::FuturesPanel</name>
    <message>
        <source> futures each</source>
        <translation> 种未来</translation>
    </message>
    <message>
        <source>%1 is violated</source>
        <translation>%1被违反</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled: not all futures were looked at.</source>
        <translation>已取消：未推演全部未来。</translation>
    </message>
    <message>
        <source>From %1 on none of these futures avoids it.</source>
        <translation>自 %1 起，这些未来无一能避免。</translation>
    </message>
    <message>
        <source>Futures are being looked at</source>
        <translation>正在推演未来</translation>
    </message>
    <message>
        <source>Futures from each instant</source>
        <translation>每个时刻起的未来数</translation>
    </message>
    <message>
        <source>How many futures were looked at</source>
        <translation>已推演的未来数</translation>
    </message>
    <message>
        <source>Living through the run again …</source>
        <translation>正在重走这次运行 …</translation>
    </message>
    <message>
        <source>Look at the futures</source>
        <translation>推演未来</translation>
    </message>
    <message>
        <source>No time has passed in this run: nothing in it was left to chance</source>
        <translation>此运行中没有时间流逝：没有任何事由随机决定</translation>
    </message>
    <message>
        <source>Only a simulation can go on in another way</source>
        <translation>只有模拟才能换一种方式继续</translation>
    </message>
    <message>
        <source>The run ends at %1: %2. The columns: how many futures from there end this way.</source>
        <translation>此运行结束于 %1：%2。各柱表示从该处起有多少种未来同样结束。</translation>
    </message>
    <message>
        <source>Up to the last of these instants it could still be avoided.</source>
        <translation>直到这些时刻中的最后一个，仍有可能避免。</translation>
    </message>
    <message>
        <source>When did it become inevitable? The run goes on with other chances from instants along it, and it is counted how many futures end as it does.</source>
        <translation>何时变得不可避免？让运行从沿途各时刻起以不同的随机性继续，统计有多少种未来与它结局相同。</translation>
    </message>
    <message>
        <source>a server leads</source>
        <translation>有服务器担任领导者</translation>
    </message>
    <message>
        <source>no server leads</source>
        <translation>没有服务器担任领导者</translation>
    </message>
</context>
<context>
    <name>raftarium::Handbook</name>
    <message>
        <source>Search this page</source>
        <translation>搜索此页面</translation>
    </message>
    <message>
        <source>Search this page; Enter finds the next place</source>
        <translation>搜索此页面；按 Enter 查找下一处</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>章节</translation>
    </message>
</context>
<context>
    <name>raftarium::HistoryPage</name>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 个</translation>
    </message>
    <message>
        <source>%1 found …</source>
        <translation>找到 %1 个 …</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>All servers</source>
        <translation>所有服务器</translation>
    </message>
    <message>
        <source>Filter the events by text</source>
        <translation>按文本筛选事件</translation>
    </message>
    <message>
        <source>Filter: S3 refuses</source>
        <translation>筛选：S3 拒绝</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Shows what led to the selected event and the rule that decided</source>
        <translation>显示所选事件的前因和起决定作用的规则</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>raftarium::HistoryView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No event passes the filter.</source>
        <translation>没有事件符合筛选条件。</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事。</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>event %1 · %2</source>
        <translation>事件 %1 · %2</translation>
    </message>
</context>
<context>
    <name>raftarium::HistoryWindow</name>
    <message>
        <source> (cancelled)</source>
        <translation> （已取消）</translation>
    </message>
    <message>
        <source>%1 has no operations: no client has asked anything.</source>
        <translation>%1 中没有操作：没有客户端发出过请求。</translation>
    </message>
    <message>
        <source>%1 is undecided%2, key “%3”: an order of %4 of its %5 operations was found.</source>
        <translation>%1：无法判定%2，键“%3”：在其 %5 个操作中，已为 %4 个找到次序。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Could one store, asked by one client after the other, have given all the answers? Judge the run shown, or a history of Jepsen, porcupine or raftctl.</source>
        <translation>一个存储若逐一接受客户端的请求，能给出所有这些应答吗？判定所示的运行，或 Jepsen、porcupine、raftctl 的历史。</translation>
    </message>
    <message>
        <source>Ends the search; says how far it came</source>
        <translation>结束搜索；说明进展到哪里</translation>
    </message>
    <message>
        <source>Histories of clients</source>
        <translation>客户端历史</translation>
    </message>
    <message>
        <source>How much of the history is decided</source>
        <translation>历史已判定的比例</translation>
    </message>
    <message>
        <source>Judge this run</source>
        <translation>判定此运行</translation>
    </message>
    <message>
        <source>Judges a history in a file</source>
        <translation>判定文件中的历史</translation>
    </message>
    <message>
        <source>Judging …</source>
        <translation>正在判定 …</translation>
    </message>
    <message>
        <source>Open history…</source>
        <translation>打开历史…</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>Save SVG…</source>
        <translation>保存 SVG…</translation>
    </message>
    <message>
        <source>Saves the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>The run shown</source>
        <translation>所示的运行</translation>
    </message>
    <message>
        <source>What the clients of the run shown saw</source>
        <translation>所示运行的客户端所见</translation>
    </message>
    <message>
        <source>✓ %1 is linearizable: %2 operations.</source>
        <translation>✓ %1：可线性化，%2 个操作。</translation>
    </message>
    <message>
        <source>✕ %1 is not linearizable, key “%2”: %3. Dots: the order found, up to the contradiction.</source>
        <translation>✕ %1：不可线性化，键“%2”：%3。圆点：直到矛盾处为止所找到的次序。</translation>
    </message>
</context>
<context>
    <name>raftarium::InspectorWidget</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Pages of the inspector</source>
        <translation>检查器的页面</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全性</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
</context>
<context>
    <name>raftarium::LabPanel</name>
    <message>
        <source>%1. Leave the real servers and search again to see it.</source>
        <translation>%1。请离开真实的服务器并重新搜索，以便查看。</translation>
    </message>
    <message>
        <source>No run of up to %1 moves reaches “%6” %2: %3 states in %4 s; %5.</source>
        <translation>%2：%1 步以内没有运行会达到“%6”（%4 s 内检查了 %3 个状态；%5）。</translation>
    </message>
    <message>
        <source>No run of up to %1 moves violates a property %2: %3 states in %4 s; %5.</source>
        <translation>%2：%1 步以内没有运行会违反某条性质（%4 s 内检查了 %3 个状态；%5）。</translation>
    </message>
    <message>
        <source>No run so far reaches “%5” %1: %2 states in %3 s; %4.</source>
        <translation>目前没有运行在%1时达到“%5”：%3 秒内 %2 个状态；%4。</translation>
    </message>
    <message>
        <source>No run so far violates a property %1: %2 states in %3 s; %4.</source>
        <translation>目前没有运行在%1时违反性质：%3 秒内 %2 个状态；%4。</translation>
    </message>
    <message>
        <source>No search can begin at this instant.</source>
        <translation>在此时刻无法开始搜索。</translation>
    </message>
    <message>
        <source>Only a simulation can go on in another way</source>
        <translation>只有模拟才能换一种方式继续</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>found run</source>
        <translation>找到的运行</translation>
    </message>
    <message>
        <source>more states than the window may remember</source>
        <translation>状态数超出窗口可记忆的数量</translation>
    </message>
    <message>
        <source>no run is longer</source>
        <translation>没有更长的运行</translation>
    </message>
    <message>
        <source>the time is over</source>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>with every rule</source>
        <translation>有全部规则</translation>
    </message>
    <message>
        <source>with every rule in force</source>
        <translation>所有规则生效</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>关闭 %1</translation>
    </message>
    <message>
        <source>· %1: all there are, %2 states</source>
        <translation>· %1：已全部检查，%2 个状态</translation>
    </message>
    <message>
        <source>· %1: not looked at</source>
        <translation>· %1：未查看</translation>
    </message>
    <message>
        <source>· %1: up to %2 moves, %3 states</source>
        <translation>· %1：%2 步以内，%3 个状态</translation>
    </message>
    <message>
        <source>✕ The goal: %1.</source>
        <translation>✕ 目标：%1。</translation>
    </message>
</context>
<context>
    <name>raftarium::Laboratory</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Futures</source>
        <translation>未来</translation>
    </message>
    <message>
        <source>Histories (*.jsonl *.json *.edn *.log *.txt);;All files (*)</source>
        <translation>历史 (*.jsonl *.json *.edn *.log *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>Open history</source>
        <translation>打开历史</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Scenarios (*.md)</source>
        <translation>场景 (*.md)</translation>
    </message>
</context>
<context>
    <name>raftarium::Lectures</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2</source>
        <translation>%1：无法读取：%2</translation>
    </message>
    <message>
        <source>Answers (*.json)</source>
        <translation>回答 (*.json)</translation>
    </message>
    <message>
        <source>Figure 2</source>
        <translation>图 2</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Lesson editor</source>
        <translation>课程编辑器</translation>
    </message>
    <message>
        <source>Lessons and scenarios (*.md);;All files (*)</source>
        <translation>课程和场景 (*.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation>保存回答</translation>
    </message>
    <message>
        <source>Save lesson</source>
        <translation>保存课程</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
</context>
<context>
    <name>raftarium::Legend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
</context>
<context>
    <name>raftarium::LegendWindow</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonContents</name>
    <message>
        <source>%1 of %2 · %3  ▾</source>
        <translation>%1 / %2 · %3  ▾</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message>
        <source>Steps of the lesson</source>
        <translation>课程的步骤</translation>
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
## 接下来

```raft
</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 has changed on disk and was read again.</source>
        <translation>%1 已在磁盘上更改，并已重新读取。</translation>
    </message>
    <message>
        <source>%1 has changed on disk; Open shows it, Save writes over it.</source>
        <translation>%1 已在磁盘上更改；“打开”显示它，“保存”覆盖它。</translation>
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
title: 新课程
minutes: 5
---

## 发生了什么

在此写下可以看到什么。

```raft
</translation>
    </message>
    <message>
        <source>Another lesson</source>
        <translation>另一门课程</translation>
    </message>
    <message>
        <source>It takes too long to come to this line.</source>
        <translation>到达这一行耗时太久。</translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation>第 %1 行： </translation>
    </message>
    <message>
        <source>No cluster is set up before this line.</source>
        <translation>此行之前没有建立集群。</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Opens a new cluster and writes down what you do to it</source>
        <translation>打开新集群，并记录您对它的操作</translation>
    </message>
    <message>
        <source>Opens what is written as a lesson, step by step</source>
        <translation>将所写内容作为课程打开，逐步进行</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Prose, and commands between ```raft and ```:

```raft
cluster 3
elect 1
```

Ctrl+Space completes a word; Help → Scenario language explains all of them. Record writes down what you do.</source>
        <translation>正文，以及 ```raft 与 ``` 之间的命令：

```raft
cluster 3
elect 1
```

Ctrl+Space 补全单词；“帮助 → 场景语言”解释所有单词。“录制”会写下您所做的操作。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Run to here</source>
        <translation>运行到此处</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Shows the cluster after the commands up to the line of the cursor</source>
        <translation>显示执行到光标所在行的命令之后的集群</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>The lesson's source</source>
        <translation>课程的源文本</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Writes it to a file</source>
        <translation>将其写入文件</translation>
    </message>
    <message>
        <source>new lesson</source>
        <translation>新课程</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonList</name>
    <message>
        <source>After that</source>
        <translation>进阶</translation>
    </message>
    <message>
        <source>For experts</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>入门</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonPanel</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>Closes this lesson and shows all</source>
        <translation>关闭此课程并显示全部课程</translation>
    </message>
    <message>
        <source>Goes on; while something is being shown, to its end  [PgDown]</source>
        <translation>继续；若正在展示，则直接到其结尾  [PgDown]</translation>
    </message>
    <message>
        <source>Keeps your answers in a file that raftctl can mark</source>
        <translation>将您的回答保存到 raftctl 可评分的文件</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Return to the lesson</source>
        <translation>返回课程</translation>
    </message>
    <message>
        <source>Save answers…</source>
        <translation>保存回答…</translation>
    </message>
    <message>
        <source>Shows the lesson's run again; what you did stays as a branch</source>
        <translation>重新显示课程的运行；您所做的操作保留为分支</translation>
    </message>
    <message>
        <source>To the place before  [PgUp]</source>
        <translation>到上一处  [PgUp]</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonPlayer</name>
    <message>
        <source>lesson</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>raftarium::LessonRecorder</name>
    <message>
        <source># cannot be said: %1</source>
        <translation># 无法表达：%1</translation>
    </message>
</context>
<context>
    <name>raftarium::LogGridWidget</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1@%2 · %3</source>
        <translation>%1@%2 · %3</translation>
    </message>
    <message>
        <source>Replicated log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Scroll the log</source>
        <translation>滚动日志</translation>
    </message>
</context>
<context>
    <name>raftarium::MainWindow</name>
    <message>
        <source>About Raftarium</source>
        <translation>关于 Raftarium</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Leaves what is open, then selects nothing</source>
        <translation>离开已打开的内容，然后取消选择</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Lists every key</source>
        <translation>列出所有按键</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>找不到“%1”。</translation>
    </message>
    <message>
        <source>Raftarium %1, a laboratory for the Raft consensus algorithm</source>
        <translation>Raftarium %1，Raft 共识算法的实验室</translation>
    </message>
    <message>
        <source>Says which version this is</source>
        <translation>说明当前版本</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>What every shape and colour means</source>
        <translation>各种形状和颜色的含义</translation>
    </message>
    <message>
        <source>deselect clear escape</source>
        <translation>取消选择 清除 退出 deselect clear escape</translation>
    </message>
    <message>
        <source>key symbols marks shapes colours</source>
        <translation>图例 符号 标记 形状 颜色 key symbols marks shapes colours</translation>
    </message>
    <message>
        <source>keys shortcuts help</source>
        <translation>按键 快捷键 帮助 keys shortcuts help</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本 version</translation>
    </message>
</context>
<context>
    <name>raftarium::MembershipPanel</name>
    <message>
        <source>%1, new</source>
        <translation>%1，新加入</translation>
    </message>
    <message>
        <source>A cluster needs at least one voter</source>
        <translation>集群至少需要一个有投票权的成员</translation>
    </message>
    <message>
        <source>By &amp;joint consensus in any case</source>
        <translation>一律采用联合共识(&amp;J)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Joint consensus: until the change is committed, %1 of the %2 old voters and %3 of the %4 new ones must agree (§6).</source>
        <translation>联合共识：在变更提交之前，%2 个有投票权的旧成员中的 %1 个与 %4 个有投票权的新成员中的 %3 个都须同意（§6）。</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>成员配置</translation>
    </message>
    <message>
        <source>No voter changes: one step is enough.</source>
        <translation>有投票权的成员不变：一步即可。</translation>
    </message>
    <message>
        <source>One voter changes: any two majorities overlap, so one step is enough (§6).</source>
        <translation>只变更一个有投票权的成员：任意两个多数派必有重叠，一步即可（§6）。</translation>
    </message>
    <message>
        <source>The old and the new majority are both needed until the change is committed (§6)</source>
        <translation>在变更提交之前，新旧两个多数派都需要同意（§6）</translation>
    </message>
    <message>
        <source>This is the membership as it is</source>
        <translation>这就是现有的成员配置</translation>
    </message>
    <message>
        <source>learner</source>
        <translation>学习者 (learner)</translation>
    </message>
    <message>
        <source>not a member</source>
        <translation>不是成员</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>voter</source>
        <translation>有投票权的成员</translation>
    </message>
</context>
<context>
    <name>raftarium::MessagePage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>A copy arrives now; the message stays</source>
        <translation>副本立即到达；消息仍在</translation>
    </message>
    <message>
        <source>Click a message or a link on the canvas, an arrow in the timeline, or an event in the history.</source>
        <translation>请单击画布上的消息或链路、时间线中的箭头，或历史中的事件。</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>切断 %1</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Deliver now</source>
        <translation>立即投递</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Everything sent this way is lost</source>
        <translation>沿此方向发送的一切都会丢失</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>扣留</translation>
    </message>
    <message>
        <source>It arrives 50 ms later</source>
        <translation>它晚 50 ms 到达</translation>
    </message>
    <message>
        <source>It arrives at once</source>
        <translation>它立即到达</translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation>它会丢失</translation>
    </message>
    <message>
        <source>It waits until you deliver or drop it</source>
        <translation>它等待，直到您投递或丢弃它</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Messages pass again</source>
        <translation>消息重新通过</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>未选择消息</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Shows what led to it and the rule that decided</source>
        <translation>显示它的前因和起决定作用的规则</translation>
    </message>
    <message>
        <source>Snapshots travel in pieces; the receiver asks for the next one (§7).</source>
        <translation>快照分块传送；接收者请求下一块（§7）。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>分块</translation>
    </message>
</context>
<context>
    <name>raftarium::NetworkPanel</name>
    <message>
        <source> Election timeouts are drawn from %1–%2 ms, heartbeats come every %3 ms: chosen for a new cluster.</source>
        <translation> 选举超时取自 %1–%2 ms，心跳每 %3 ms 一次：新建集群时选定。</translation>
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
        <translation>一条消息需要 %1–%2 ms；%3 % 丢失，%4 % 重复到达。磁盘写入需要 %5–%6 ms。</translation>
    </message>
    <message>
        <source>A write to a disk takes %1 ms, mostly %2–%3 ms.</source>
        <translation>磁盘写入需要 %1 ms，大多为 %2–%3 ms。</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Duplication</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Every message takes %1 ms longer; %2 % are lost.</source>
        <translation>每条消息多花 %1 ms；%2 % 丢失。</translation>
    </message>
    <message>
        <source>Least disk time</source>
        <translation>最短磁盘用时</translation>
    </message>
    <message>
        <source>Least latency</source>
        <translation>最小延迟</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Measured: a round trip takes %1 ms.</source>
        <translation>实测：一次往返需要 %1 ms。</translation>
    </message>
    <message>
        <source>Most disk time</source>
        <translation>最长磁盘用时</translation>
    </message>
    <message>
        <source>Most latency</source>
        <translation>最大延迟</translation>
    </message>
    <message>
        <source>No message is kept back or lost on purpose.</source>
        <translation>没有故意拖延或丢失任何消息。</translation>
    </message>
</context>
<context>
    <name>raftarium::NodePage</name>
    <message>
        <source>State of the server</source>
        <translation>服务器的状态</translation>
    </message>
</context>
<context>
    <name>raftarium::Panels</name>
    <message>
        <source>Console</source>
        <translation>控制台</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Network and disks</source>
        <translation>网络与磁盘</translation>
    </message>
    <message>
        <source>Replicated log</source>
        <translation>复制日志</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>raftarium::PatternPanel</name>
    <message>
        <source>* stands for anything; {term} {mterm} {other} {prev} {prevterm} {last} {lastterm} {match} {count} {commit} {applied} {end} {any} take a number or a server.</source>
        <translation>* 代表任意内容；{term} {mterm} {other} {prev} {prevterm} {last} {lastterm} {match} {count} {commit} {applied} {end} {any} 取数字或服务器。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Keep and read again</source>
        <translation>保存并重新读取</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>日志的行</translation>
    </message>
    <message>
        <source>Of the first %1 lines, %2 match a pattern, %3 match none, and %4 name no server.</source>
        <translation>在前 %1 行中，%2 行有匹配的模式，%3 行没有匹配的模式，%4 行没有提到服务器。</translation>
    </message>
    <message>
        <source>Only lines that no pattern matches</source>
        <translation>仅无模式匹配的行</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Puts back the patterns that come with the program</source>
        <translation>恢复程序自带的模式</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The first pattern that fits a line counts</source>
        <translation>以第一个匹配某行的模式为准</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Usual table</source>
        <translation>默认表</translation>
    </message>
    <message>
        <source>Writes the table to %1 and reads the log with it</source>
        <translation>将此表写入 %1，并用它读取日志</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>role then</source>
        <translation>此后角色</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>vote then</source>
        <translation>此后选票</translation>
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
        <translation>不会再自行发生任何事：所有服务器都已停机或停止</translation>
    </message>
    <message>
        <source>The lesson goes on with its next step; press F to try what happens from here</source>
        <translation>课程将以下一步继续；按 F 可尝试从此处起会发生什么</translation>
    </message>
    <message>
        <source>The recording ends here; press F to continue from here in simulation</source>
        <translation>录制到此结束；按 F 可从此处起以模拟继续</translation>
    </message>
    <message>
        <source>The trace ends here; Home shows its beginning</source>
        <translation>轨迹到此结束；Home 键显示其开头</translation>
    </message>
    <message>
        <source>With manual delivery nothing happens by itself: deliver a message or let a timer run out</source>
        <translation>手动投递时不会自行发生任何事：请投递一条消息，或让一个定时器到时</translation>
    </message>
    <message>
        <source>With manual delivery there is no clock: → and ← go from event to event</source>
        <translation>手动投递时没有时钟：→ 和 ← 在事件之间移动</translation>
    </message>
</context>
<context>
    <name>raftarium::Presentation</name>
    <message>
        <source>Nothing has been decided yet</source>
        <translation>尚无任何结果</translation>
    </message>
</context>
<context>
    <name>raftarium::ProcessCluster</name>
    <message>
        <source>1 to %1 servers can be started as processes, not %2; a simulation takes up to 64.</source>
        <translation>可作为进程启动的服务器为 1 至 %1 个，不能是 %2 个；模拟最多 64 个。</translation>
    </message>
    <message>
        <source>Name the address of at least one server, such as http://localhost:8001.</source>
        <translation>请至少指定一个服务器的地址，例如 http://localhost:8001。</translation>
    </message>
    <message>
        <source>Only a simulation can do that; these are real processes.</source>
        <translation>只有模拟才能这样做；这些是真实的进程。</translation>
    </message>
    <message>
        <source>Only processes that this window has started can be stopped, restarted or let go on.</source>
        <translation>只有本窗口启动的进程才能停止、重启或继续。</translation>
    </message>
    <message>
        <source>Processes join in the order of their numbers: the next one is S%1.</source>
        <translation>进程按编号顺序加入：下一个是 S%1。</translation>
    </message>
    <message>
        <source>Real processes run by the clock.</source>
        <translation>真实进程按时钟运行。</translation>
    </message>
    <message>
        <source>S%1 does not run; start it with raftnode --join first.</source>
        <translation>S%1 没有运行；请先用 raftnode --join 启动它。</translation>
    </message>
    <message>
        <source>S%1 was started without --allow-faults.</source>
        <translation>S%1 启动时没有 --allow-faults。</translation>
    </message>
    <message>
        <source>The API of raftnode changes one member at a time; a joint change needs a simulation.</source>
        <translation>raftnode 的 API 一次只变更一个成员；联合变更需要模拟。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be written to.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>The token file %1 cannot be read.</source>
        <translation>无法读取令牌文件 %1。</translation>
    </message>
    <message>
        <source>There is no raftnode beside this program or on the PATH; build it, or install it.</source>
        <translation>在本程序旁或 PATH 中找不到 raftnode；请构建或安装它。</translation>
    </message>
    <message>
        <source>These are real processes: only a simulation can do that.</source>
        <translation>这些是真实的进程：只有模拟才能这样做。</translation>
    </message>
    <message>
        <source>What came earlier is no longer available.</source>
        <translation>更早的内容已不可用。</translation>
    </message>
</context>
<context>
    <name>raftarium::ProcessMode</name>
    <message>
        <source>%1: everything came as the scenario says.</source>
        <translation>%1：一切都如场景所述。</translation>
    </message>
    <message>
        <source>A simulation goes on from this instant of the real processes: what if?  [F]</source>
        <translation>从真实进程的此刻起以模拟继续：如果……会怎样？  [F]</translation>
    </message>
    <message>
        <source>Continue in simulation</source>
        <translation>以模拟继续</translation>
    </message>
    <message>
        <source>Copied: paste it in a terminal, then raftctl and curl -H "Authorization: Bearer $RAFT_TOKEN" reach these servers.</source>
        <translation>已复制：粘贴到终端后，raftctl 和 curl -H "Authorization: Bearer $RAFT_TOKEN" 即可访问这些服务器。</translation>
    </message>
    <message>
        <source>Copies a line that tells a shell where the servers are, and their token: paste it before raftctl or curl</source>
        <translation>复制一行文本，告诉 shell 服务器在哪里及其令牌：请在使用 raftctl 或 curl 之前粘贴它</translation>
    </message>
    <message>
        <source>Copy for the terminal</source>
        <translation>复制到终端用</translation>
    </message>
    <message>
        <source>Ends the servers that were started here, and goes back to a simulation</source>
        <translation>终止在此启动的服务器，返回模拟</translation>
    </message>
    <message>
        <source>Leave the processes</source>
        <translation>离开进程</translation>
    </message>
    <message>
        <source>No processes are shown.</source>
        <translation>没有显示进程。</translation>
    </message>
    <message>
        <source>No running processes are shown.</source>
        <translation>没有显示运行中的进程。</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Real processes are not available: this program only simulates.</source>
        <translation>真实进程不可用：本程序只能模拟。</translation>
    </message>
    <message>
        <source>Real processes…</source>
        <translation>真实进程…</translation>
    </message>
    <message>
        <source>Starts servers as real processes on this machine, or watches some that run already</source>
        <translation>在本机以真实进程启动服务器，或观察已在运行的服务器</translation>
    </message>
    <message>
        <source>This is a simulation already.</source>
        <translation>这已经是模拟。</translation>
    </message>
    <message>
        <source>fork branch</source>
        <translation>分叉 分支 fork branch</translation>
    </message>
    <message>
        <source>shell clipboard curl raftctl token</source>
        <translation>终端 剪贴板 令牌 shell clipboard curl raftctl token</translation>
    </message>
    <message>
        <source>start attach live raftnode</source>
        <translation>启动 接入 实时 start attach live raftnode</translation>
    </message>
    <message>
        <source>stop end detach</source>
        <translation>停止 结束 断开 stop end detach</translation>
    </message>
</context>
<context>
    <name>raftarium::ProcessPanel</name>
    <message>
        <source>%1 ms, for a lecture</source>
        <translation>%1 ms，用于讲课</translation>
    </message>
    <message>
        <source>&amp;Addresses</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Data directory</source>
        <translation>数据目录(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Token file</source>
        <translation>令牌文件(&amp;T)</translation>
    </message>
    <message>
        <source>A&amp;uthority</source>
        <translation>证书颁发机构(&amp;U)</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>浏览：%1</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation>证书颁发机构</translation>
    </message>
    <message>
        <source>D&amp;elay</source>
        <translation>延迟(&amp;E)</translation>
    </message>
    <message>
        <source>Data directory</source>
        <translation>数据目录</translation>
    </message>
    <message>
        <source>Every message is kept back for so long that one sees it travel; the timeouts follow from it.</source>
        <translation>每条消息都拖延一段时间，使人能看清它的传送；各超时随之而定。</translation>
    </message>
    <message>
        <source>Holds the token that the servers ask of watchers and clients</source>
        <translation>包含服务器要求观察者和客户端出示的令牌</translation>
    </message>
    <message>
        <source>Name the address of a server first.</source>
        <translation>请先指定服务器的地址。</translation>
    </message>
    <message>
        <source>Name the data directory first</source>
        <translation>请先指定数据目录</translation>
    </message>
    <message>
        <source>One address is enough: each server knows the others. They are watched, and run on when the window leaves.</source>
        <translation>一个地址就够：每个服务器都知道其他服务器。它们只被观察，窗口离开后继续运行。</translation>
    </message>
    <message>
        <source>Real processes</source>
        <translation>真实进程</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>在此启动</translation>
    </message>
    <message>
        <source>The certificate authority of servers that speak TLS (PEM)</source>
        <translation>使用 TLS 的服务器的证书颁发机构 (PEM)</translation>
    </message>
    <message>
        <source>The servers end with the window.</source>
        <translation>服务器随窗口一同终止。</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>令牌文件</translation>
    </message>
    <message>
        <source>a folder of your own, kept</source>
        <translation>自选文件夹，予以保留</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none, full speed</source>
        <translation>无，全速</translation>
    </message>
    <message>
        <source>temporary, removed with the servers</source>
        <translation>临时，随服务器一同删除</translation>
    </message>
    <message>
        <source>“%1” is no address such as http://127.0.0.1:8001.</source>
        <translation>“%1”不是像 http://127.0.0.1:8001 这样的地址。</translation>
    </message>
</context>
<context>
    <name>raftarium::ProgressNote</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ends this; nothing is changed</source>
        <translation>结束此过程；不会更改任何内容</translation>
    </message>
</context>
<context>
    <name>raftarium::QuestionCard</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>After talking</source>
        <translation>讨论之后</translation>
    </message>
    <message>
        <source>Click a server.</source>
        <translation>请单击一个服务器。</translation>
    </message>
    <message>
        <source>Click an entry in the replicated log.</source>
        <translation>请在“复制日志”面板中单击一个条目。</translation>
    </message>
    <message>
        <source>Done. Next goes on with the lesson.</source>
        <translation>完成。按“下一步”继续课程。</translation>
    </message>
    <message>
        <source>How shall it go on?</source>
        <translation>接下来该怎样？</translation>
    </message>
    <message>
        <source>How the room voted: A 12 B 5</source>
        <translation>全班的投票结果：A 12 B 5</translation>
    </message>
    <message>
        <source>Next shows what happens.</source>
        <translation>按“下一步”看会发生什么。</translation>
    </message>
    <message>
        <source>Not quite</source>
        <translation>不太对</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Right: %1</source>
        <translation>正确答案：%1</translation>
    </message>
    <message>
        <source>Shows the causes of what happened, down to the rule that decided</source>
        <translation>显示所发生之事的原因，直到起决定作用的规则</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>This is what happens. Next goes to its end.</source>
        <translation>正在演示发生的事情。“下一步”直接到结尾。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Votes: A 12 B 5</source>
        <translation>投票：A 12 B 5</translation>
    </message>
    <message>
        <source>What you do happens beside the lesson. Next goes on with it.</source>
        <translation>您的操作与课程并行进行。按“下一步”继续课程。</translation>
    </message>
    <message>
        <source>What you do happens beside the lesson. Next shows one way to get there.</source>
        <translation>您的操作与课程并行进行。按“下一步”看一种做法。</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>You answered: %1</source>
        <translation>您的回答：%1</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>轮到您了</translation>
    </message>
    <message>
        <source>entry %1 of %2</source>
        <translation>%2 的条目 %1</translation>
    </message>
</context>
<context>
    <name>raftarium::RuleList</name>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>读</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>任期</translation>
    </message>
    <message>
        <source>The rules of Raft</source>
        <translation>Raft 的规则</translation>
    </message>
</context>
<context>
    <name>raftarium::RuleRow</name>
    <message>
        <source>Goes to the event that showed it last</source>
        <translation>转到最近一次体现它的事件</translation>
    </message>
    <message>
        <source>not seen at work yet</source>
        <translation>尚未见其起作用</translation>
    </message>
</context>
<context>
    <name>raftarium::RuleSwitch</name>
    <message>
        <source>✕ off: %1</source>
        <translation>✕ 已关闭：%1</translation>
    </message>
</context>
<context>
    <name>raftarium::RunFiles</name>
    <message>
        <source>%1 is no trace: several files are opened together only when all of them are.</source>
        <translation>%1 不是轨迹 (trace)：只有全部都是轨迹时才能同时打开多个文件。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export web page</source>
        <translation>导出网页</translation>
    </message>
    <message>
        <source>Keeps this run in a file, with all its branches and bookmarks; it can be shown without the servers</source>
        <translation>将此运行连同所有分支和书签保存到文件；无需服务器即可显示</translation>
    </message>
    <message>
        <source>No file has been opened yet.</source>
        <translation>尚未打开过任何文件。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>最近打开的文件</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>打开录制文件</translation>
    </message>
    <message>
        <source>Open recording…</source>
        <translation>打开录制文件…</translation>
    </message>
    <message>
        <source>Open scenario, recording or trace…</source>
        <translation>打开场景、录制文件或轨迹 (trace)…</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Opens a file that was opened lately</source>
        <translation>打开最近打开过的文件</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Reading %1 and %2 more</source>
        <translation>正在读取 %1 和另外 %2 个文件</translation>
    </message>
    <message>
        <source>Recordings and web pages (*.raft.json *.html);;All files (*)</source>
        <translation>录制文件和网页 (*.raft.json *.html);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>正在运行 %1</translation>
    </message>
    <message>
        <source>Runs a scenario and shows it from the start, shows a run that was kept, or what the log of another implementation of Raft tells</source>
        <translation>运行一个场景并从头显示，或显示已保存的运行，或其他 Raft 实现的日志所叙述的内容</translation>
    </message>
    <message>
        <source>Save recording</source>
        <translation>保存录制文件</translation>
    </message>
    <message>
        <source>Save recording…</source>
        <translation>保存录制文件…</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>Shows a run that was kept in a file</source>
        <translation>显示保存在文件中的运行</translation>
    </message>
    <message>
        <source>Something is being opened or saved already.</source>
        <translation>已经在打开或保存其他内容。</translation>
    </message>
    <message>
        <source>This program keeps no recordings.</source>
        <translation>本程序不保存录制文件。</translation>
    </message>
    <message>
        <source>This program opens no traces.</source>
        <translation>本程序不能打开轨迹。</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Web page…</source>
        <translation>网页…</translation>
    </message>
    <message>
        <source>What can be opened (*.md *.raft.json *.html *.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;Scenarios, recordings and web pages (*.md *.raft.json *.html);;Traces (*.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;All files (*)</source>
        <translation>可打开的文件 (*.md *.raft.json *.html *.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;场景、录制文件和网页 (*.md *.raft.json *.html);;轨迹 (*.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Writes this run, with all its branches, as one page that plays it in any browser, without a network</source>
        <translation>将此运行连同所有分支写成一个网页，可在任何浏览器中播放，无需网络</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>file scenario recording</source>
        <translation>文件 场景 录制 file scenario recording</translation>
    </message>
    <message>
        <source>keep file export</source>
        <translation>保存 文件 导出 keep file export</translation>
    </message>
    <message>
        <source>load file</source>
        <translation>加载 载入 文件 load file</translation>
    </message>
    <message>
        <source>load file lesson log trace</source>
        <translation>加载 载入 文件 课程 日志 轨迹 load file lesson log trace</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行 run</translation>
    </message>
    <message>
        <source>save share html browser</source>
        <translation>保存 分享 网页 浏览器 save share html browser</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
</context>
<context>
    <name>raftarium::SafetyLight</name>
    <message>
        <source>
Checked after every event.</source>
        <translation>
每个事件后都检查。</translation>
    </message>
    <message>
        <source>
– %1 was not checked</source>
        <translation>
– %1未检查</translation>
    </message>
    <message>
        <source>%1 of %2 properties hold</source>
        <translation>%2 条性质中 %1 条成立</translation>
    </message>
    <message>
        <source>%1 of %2 properties hold as far as the trace says, %3 not checked</source>
        <translation>就已知内容，%2 条性质中 %1 条成立，%3 条未检查</translation>
    </message>
    <message>
        <source>%1 of %2 properties violated, %3 not checked</source>
        <translation>%2 条性质中 %1 条被违反，%3 条未检查</translation>
    </message>
    <message>
        <source>Safety: %1</source>
        <translation>安全性：%1</translation>
    </message>
    <message>
        <source>all %1 properties hold</source>
        <translation>全部 %1 条性质成立</translation>
    </message>
    <message>
        <source>none of %1 properties could be checked</source>
        <translation>%1 条性质均无法检查</translation>
    </message>
</context>
<context>
    <name>raftarium::SafetyPage</name>
    <message>
        <source>Safety properties</source>
        <translation>安全性质</translation>
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
        <translation>%1 条规则已关闭</translation>
    </message>
    <message>
        <source>&amp;Goal</source>
        <translation>目标(&amp;G)</translation>
    </message>
    <message>
        <source>All on</source>
        <translation>全部开启</translation>
    </message>
    <message>
        <source>Can it still go wrong from here? Servers that are down start again and links are open; each move involves only the servers that it needs</source>
        <translation>从这里起还会出错吗？停机的服务器会重新启动，链路畅通；每一步只涉及它所需要的服务器</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Ends the search; says how far it came</source>
        <translation>结束搜索；说明进展到哪里</translation>
    </message>
    <message>
        <source>Every rule holds</source>
        <translation>所有规则生效</translation>
    </message>
    <message>
        <source>Find a rule</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>Find a rule: §5.4.2, vote, read …</source>
        <translation>查找规则：§5.4.2、选票、读 …</translation>
    </message>
    <message>
        <source>Find a run that breaks safety</source>
        <translation>查找破坏安全性的运行</translation>
    </message>
    <message>
        <source>Find a run that reaches the goal</source>
        <translation>查找达到目标的运行</translation>
    </message>
    <message>
        <source>Go on from the instant shown</source>
        <translation>从所示时刻起继续</translation>
    </message>
    <message>
        <source>How long to look at most</source>
        <translation>最多查找多长时间</translation>
    </message>
    <message>
        <source>How much of the time has passed</source>
        <translation>已用去多少时间</translation>
    </message>
    <message>
        <source>One rule is off</source>
        <translation>一条规则已关闭</translation>
    </message>
    <message>
        <source>Runs of %1 moves · %2 states · %3 a second · %4 s</source>
        <translation>%1 步的运行 · %2 个状态 · 每秒 %3 个 · %4 s</translation>
    </message>
    <message>
        <source>Seconds to look at most</source>
        <translation>最多查找的秒数</translation>
    </message>
    <message>
        <source>Turn off in this cluster</source>
        <translation>在此集群中关闭</translation>
    </message>
    <message>
        <source>Turns every rule on again</source>
        <translation>重新开启所有规则</translation>
    </message>
    <message>
        <source>Turns these rules off in the cluster that is shown, from now on; its canvas, recordings and reports say so</source>
        <translation>从现在起在所示集群中关闭这些规则；其画布、录制文件和报告都会注明</translation>
    </message>
    <message>
        <source>What a scenario can expect, such as: role 3 leader term=2; log 1 = 1,1. Empty: a run that breaks a safety property</source>
        <translation>场景可期望的条件，例如：role 3 leader term=2; log 1 = 1,1。留空：破坏安全性质的运行</translation>
    </message>
    <message>
        <source>a violated property</source>
        <translation>某条性质被破坏</translation>
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
        <translation>%1 已找回。</translation>
    </message>
    <message>
        <source>%1 is violated: %2</source>
        <translation>%1被破坏：%2</translation>
    </message>
    <message>
        <source>No run can go on from here.</source>
        <translation>没有运行可以从此处继续。</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>Nothing has been done before this instant.</source>
        <translation>此时刻之前没有任何操作。</translation>
    </message>
    <message>
        <source>Nothing was put aside; End returns to the present.</source>
        <translation>没有被搁置的内容；按 End 返回当前。</translation>
    </message>
    <message>
        <source>Real processes are open; leave them to go back to what was open before.</source>
        <translation>已打开真实进程；请离开它们，以便返回先前打开的内容。</translation>
    </message>
    <message>
        <source>That message is no longer on its way.</source>
        <translation>该消息已不在途中。</translation>
    </message>
    <message>
        <source>This is the past of real processes: press End to return to the present, or F to continue from here in simulation.</source>
        <translation>这是真实进程的过去：按 End 返回当前，或按 F 从此处起以模拟继续。</translation>
    </message>
    <message>
        <source>This was open before; Ctrl+Shift+Z shows the later one again.</source>
        <translation>这是先前打开的内容；Ctrl+Shift+Z 重新显示较晚的一个。</translation>
    </message>
    <message>
        <source>You are looking at the past; press End to return to the present.</source>
        <translation>您正在查看过去；按 End 返回当前。</translation>
    </message>
    <message>
        <source>main</source>
        <translation>主线</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>“%1” begins here; what came after is kept as “%2”.</source>
        <translation>“%1”由此开始；此后的内容保留为“%2”。</translation>
    </message>
    <message>
        <source>“%1” goes on from here; the real servers go on as “%2”.</source>
        <translation>“%1”由此继续；真实服务器作为“%2”继续运行。</translation>
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
        <translation>%1 个服务器</translation>
    </message>
    <message>
        <source>%1, CheckQuorum</source>
        <translation>%1，CheckQuorum</translation>
    </message>
    <message>
        <source>%1, PreVote</source>
        <translation>%1，PreVote</translation>
    </message>
    <message>
        <source>%1, begins when</source>
        <translation>%1，起始条件</translation>
    </message>
    <message>
        <source>%1, least</source>
        <translation>%1，最小</translation>
    </message>
    <message>
        <source>%1, most</source>
        <translation>%1，最大</translation>
    </message>
    <message>
        <source>%1–%2 ms</source>
        <translation>%1–%2 ms</translation>
    </message>
    <message>
        <source>Begins when</source>
        <translation>起始条件</translation>
    </message>
    <message>
        <source>CheckQuorum</source>
        <translation>CheckQuorum</translation>
    </message>
    <message>
        <source>Disk write</source>
        <translation>磁盘写入</translation>
    </message>
    <message>
        <source>Election timeout</source>
        <translation>选举超时</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>PreVote</source>
        <translation>PreVote</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>a leader crashes</source>
        <translation>领导者崩溃</translation>
    </message>
    <message>
        <source>all start</source>
        <translation>全部启动</translation>
    </message>
    <message>
        <source>cold start</source>
        <translation>冷启动</translation>
    </message>
    <message>
        <source>latency %1</source>
        <translation>延迟 %1</translation>
    </message>
    <message>
        <source>loss %1 %</source>
        <translation>丢失 %1 %</translation>
    </message>
    <message>
        <source>timeout %1</source>
        <translation>超时 %1</translation>
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
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1, least</source>
        <translation>%1，最小</translation>
    </message>
    <message>
        <source>%1, most</source>
        <translation>%1，最大</translation>
    </message>
    <message>
        <source>&amp;Heartbeat interval</source>
        <translation>心跳间隔(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Lease reads</source>
        <translation>租约读(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;PreVote</source>
        <translation>PreVote(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>A leader answers reads without a round of heartbeats: for the shortest election timeout after a majority has answered, no other server can be elected (thesis §6.4.1)</source>
        <translation>领导者答复读请求时无需额外一轮心跳：多数派回应之后的最短选举超时内，不会选出别的服务器（博士论文 §6.4.1）</translation>
    </message>
    <message>
        <source>A leader that hears from no majority steps down, and a server that has just heard of a leader votes for no other (thesis §4.2.3, §6.2)</source>
        <translation>联系不到多数派的领导者退位，刚收到领导者消息的服务器不投票给其他服务器（博士论文 §4.2.3、§6.2）</translation>
    </message>
    <message>
        <source>A snapshot is sent in pieces of this size (§7): with small ones you see several travel</source>
        <translation>快照按此大小分块发送（§7）：块小时可以看到多块传送</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>换一个</translation>
    </message>
    <message>
        <source>Ask whether an election could be won before disturbing the cluster (thesis §9.6)</source>
        <translation>在扰动集群之前，先询问能否赢得选举（博士论文 §9.6）</translation>
    </message>
    <message>
        <source>Check&amp;Quorum</source>
        <translation>CheckQuorum(&amp;Q)</translation>
    </message>
    <message>
        <source>Disk write</source>
        <translation>磁盘写入</translation>
    </message>
    <message>
        <source>Draws another seed. The same seed and settings make the same run, another seed another</source>
        <translation>抽取另一个种子。种子和设置相同则运行相同，换种子则运行不同</translation>
    </message>
    <message>
        <source>Election timeout</source>
        <translation>选举超时</translation>
    </message>
    <message>
        <source>Heartbeat interval</source>
        <translation>心跳间隔</translation>
    </message>
    <message>
        <source>L&amp;oss of messages</source>
        <translation>消息丢失(&amp;O)</translation>
    </message>
    <message>
        <source>Lease reads need CheckQuorum, and clocks that run nearly alike: if one drifts, a read may be stale.</source>
        <translation>租约读需要 CheckQuorum，以及快慢大致相同的时钟：若某个时钟漂移，可能读到旧值。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Message latency</source>
        <translation>消息延迟</translation>
    </message>
    <message>
        <source>New cluster</source>
        <translation>新建集群</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>种子(&amp;E)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Snapshot &amp;chunks</source>
        <translation>快照分块(&amp;C)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>✕ This cannot work: %1.</source>
        <translation>✕ 这样行不通：%1。</translation>
    </message>
</context>
<context>
    <name>raftarium::ShortcutList</name>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>实验室</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>成员配置</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Single keys work while no text field has the focus. 1 … 9 select a server; the row of digits works by its place on every keyboard layout.</source>
        <translation>单个按键在没有文本框拥有焦点时有效。1 … 9 选中服务器；数字键一行在任何键盘布局下都按位置起作用。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>raftarium::SpeakerWindow</name>
    <message>
        <source>%1 left of %2 min</source>
        <translation>剩余 %1，共 %2 分钟</translation>
    </message>
    <message>
        <source>%1 over %2 min</source>
        <translation>超时 %1，共 %2 分钟</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Freeze the audience</source>
        <translation>冻结观众画面</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Speaker notes – Raftarium</source>
        <translation>演讲者备注 – Raftarium</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>聚光灯</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白屏</translation>
    </message>
</context>
<context>
    <name>raftarium::SplitBar</name>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; &amp;nbsp; Click servers or press their numbers, or draw around them, to move them into the other group</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; &amp;nbsp; 单击服务器、按其数字键或将其圈住，即可移到另一组</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>链式</translation>
    </message>
    <message>
        <source>Each server hears its neighbours only</source>
        <translation>每个服务器只与相邻者相通</translation>
    </message>
    <message>
        <source>Isolate the leader</source>
        <translation>隔离领导者</translation>
    </message>
    <message>
        <source>Leave the network as it is (Esc)</source>
        <translation>保持网络不变 (Esc)</translation>
    </message>
    <message>
        <source>Partition the network (Enter)</source>
        <translation>将网络分区 (Enter)</translation>
    </message>
    <message>
        <source>The leader alone</source>
        <translation>领导者单独一组</translation>
    </message>
    <message>
        <source>The leader in the smaller half</source>
        <translation>领导者在较小的一半</translation>
    </message>
</context>
<context>
    <name>raftarium::SplitEditor</name>
    <message>
        <source>All servers are in one group: choose who is in the other one</source>
        <translation>所有服务器都在同一组：请选择另一组的成员</translation>
    </message>
</context>
<context>
    <name>raftarium::StatisticsWindow</name>
    <message>
        <source>&amp;Elections each</source>
        <translation>每种设置的选举次数(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>10 % within</source>
        <translation>10 % 用时不超过</translation>
    </message>
    <message>
        <source>90 % within</source>
        <translation>90 % 用时不超过</translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation>99 % 用时不超过</translation>
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
        <translation>取消</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Compare with B</source>
        <translation>与 B 比较</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举次数</translation>
    </message>
    <message>
        <source>Ends it; the elections run so far are shown</source>
        <translation>结束；显示到此为止已进行的选举</translation>
    </message>
    <message>
        <source>Figures of the elections</source>
        <translation>选举的数据</translation>
    </message>
    <message>
        <source>Hold elections</source>
        <translation>举行选举</translation>
    </message>
    <message>
        <source>How many elections were held</source>
        <translation>已举行的选举次数</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Messages, mean</source>
        <translation>平均消息数</translation>
    </message>
    <message>
        <source>More than one term</source>
        <translation>超过一个任期</translation>
    </message>
    <message>
        <source>Most terms</source>
        <translation>最多任期数</translation>
    </message>
    <message>
        <source>Of the first election; the others follow. The same seed gives the same figures</source>
        <translation>用于第一次选举；其余随之而定。种子相同则数据相同</translation>
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
        <translation>使用所有 CPU 核心进行</translation>
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
        <translation>保存所示内容</translation>
    </message>
    <message>
        <source>Setting A</source>
        <translation>设置 A</translation>
    </message>
    <message>
        <source>Setting B</source>
        <translation>设置 B</translation>
    </message>
    <message>
        <source>Statistics of elections</source>
        <translation>选举统计</translation>
    </message>
    <message>
        <source>The share of elections that are decided within a time</source>
        <translation>在给定时间内决出的选举所占比例</translation>
    </message>
    <message>
        <source>Without a leader</source>
        <translation>未选出领导者</translation>
    </message>
</context>
<context>
    <name>raftarium::StatusLine</name>
    <message>
        <source>%1 has its own options</source>
        <translation>%1 有自己的选项</translation>
    </message>
    <message numerus="yes">
        <source>%1 · committed %2 · %3 events · safety: %4</source>
        <translation>
            <numerusform>%1 · 已提交 %2 · %3 个事件 · 安全性：%4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, one of %2 branches</source>
        <translation>%1，%2 个分支之一</translation>
    </message>
    <message>
        <source>Raft group %1, read from a trace of %2 groups</source>
        <translation>Raft 组 %1，读自含 %2 个组的轨迹</translation>
    </message>
    <message>
        <source>kept from %1</source>
        <translation>自 %1 起保留</translation>
    </message>
    <message>
        <source>looking at the past</source>
        <translation>正在查看过去</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>read from a trace</source>
        <translation>读自轨迹</translation>
    </message>
    <message>
        <source>real processes</source>
        <translation>真实进程</translation>
    </message>
    <message>
        <source>recording of processes</source>
        <translation>进程的录制文件</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>✕ %1 rules off</source>
        <translation>✕ %1 条规则已关闭</translation>
    </message>
    <message>
        <source>✕ off: %1</source>
        <translation>✕ 已关闭：%1</translation>
    </message>
    <message numerus="yes">
        <source>✕ safety: %4 · %1 · committed %2 · %3 events</source>
        <translation>
            <numerusform>✕ 安全性：%4 · %1 · 已提交 %2 · %3 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>raftarium::StorePage</name>
    <message>
        <source>, the first %1 shown</source>
        <translation>，仅显示前 %1 个</translation>
    </message>
    <message>
        <source>Client operations</source>
        <translation>客户端操作</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Contents of the stores</source>
        <translation>各存储的内容</translation>
    </message>
    <message>
        <source>No client has asked for anything yet</source>
        <translation>客户端尚未提出任何请求</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Stores are empty</source>
        <translation>各存储为空</translation>
    </message>
    <message numerus="yes">
        <source>Stores · %1 keys</source>
        <translation>
            <numerusform>存储 · %1 个键</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>raftarium::TextSizes</name>
    <message>
        <source>This is the largest text there is.</source>
        <translation>文字已是最大。</translation>
    </message>
    <message>
        <source>This is the smallest text there is.</source>
        <translation>文字已是最小。</translation>
    </message>
</context>
<context>
    <name>raftarium::TimelineControls</name>
    <message>
        <source>Choose which events the timeline shows</source>
        <translation>选择时间线显示哪些事件</translation>
    </message>
    <message>
        <source>Client operations</source>
        <translation>客户端操作</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>已筛选</translation>
    </message>
    <message>
        <source>Find an event by its sentence, kind or server</source>
        <translation>按叙述、类型或服务器查找事件</translation>
    </message>
    <message>
        <source>Find event</source>
        <translation>查找事件</translation>
    </message>
    <message>
        <source>Heartbeats</source>
        <translation>心跳</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>投票</translation>
    </message>
</context>
<context>
    <name>raftarium::TimelineWidget</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>raftarium::ToolBar</name>
    <message>
        <source>A client request to the leader: put x 1 · x=1 · x+=1 · get x · read x · del x · cas x 1 2
To another server: @3 get x</source>
        <translation>向领导者发出客户端请求：put x 1 · x=1 · x+=1 · get x · read x · del x · cas x 1 2
向其他服务器：@3 get x</translation>
    </message>
    <message>
        <source>Client request</source>
        <translation>客户端请求</translation>
    </message>
    <message>
        <source>Clock mode</source>
        <translation>时钟模式</translation>
    </message>
    <message>
        <source>Event mode</source>
        <translation>事件模式</translation>
    </message>
    <message>
        <source>How fast the past is played: [ slower, ] faster</source>
        <translation>播放过去的速度：[ 减慢，] 加快</translation>
    </message>
    <message>
        <source>How fast time passes: [ slower, ] faster</source>
        <translation>时间流逝的速度：[ 减慢，] 加快</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Sends the request  [Enter in the field]; of an empty field, a write to the leader  [C]</source>
        <translation>发送请求  [在输入框中按 Enter]；输入框为空时向领导者写入  [C]</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation>速度 %1</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>The servers run inside this program, on a virtual clock</source>
        <translation>服务器在本程序内运行，使用虚拟时钟</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
</context>
<context>
    <name>raftarium::TraceDesk</name>
    <message>
        <source>%1 cannot be written: %2. The log is read with the table all the same.</source>
        <translation>无法写入 %1：%2。仍用该表读取日志。</translation>
    </message>
    <message>
        <source>Choose a Raft group of the log…</source>
        <translation>选择日志中的 Raft 组…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>分列</translation>
    </message>
    <message>
        <source>Columns of text</source>
        <translation>分列文本</translation>
    </message>
    <message>
        <source>Follow the end of the trace</source>
        <translation>跟随轨迹的末尾</translation>
    </message>
    <message>
        <source>Group to show:</source>
        <translation>要显示的组：</translation>
    </message>
    <message>
        <source>No trace is shown.</source>
        <translation>没有显示轨迹。</translation>
    </message>
    <message>
        <source>Only the sentences of a lab log are read by patterns.</source>
        <translation>只有实验日志的句子才用模式读取。</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Raft groups of the log</source>
        <translation>日志中的 Raft 组</translation>
    </message>
    <message>
        <source>Several large files are not followed.</source>
        <translation>不会跟踪多个大文件。</translation>
    </message>
    <message>
        <source>Shows another of the Raft groups whose lines stand in one log</source>
        <translation>显示同一日志中另一个 Raft 组</translation>
    </message>
    <message>
        <source>Shows the table of patterns by which a lab log is read, and which lines each matches</source>
        <translation>显示读取实验日志所用的模式表，以及每个模式匹配哪些行</translation>
    </message>
    <message>
        <source>Shows what happened as text, a column for each server, to be searched and copied</source>
        <translation>以文本显示发生的事，每个服务器一列，可搜索和复制</translation>
    </message>
    <message>
        <source>Shows what is added to the file of the trace, as long as its end is shown</source>
        <translation>只要正显示轨迹的末尾，就显示向其文件追加的内容</translation>
    </message>
    <message>
        <source>The trace is of one Raft group only.</source>
        <translation>该轨迹只涉及一个 Raft 组。</translation>
    </message>
    <message>
        <source>What the sentences of a log mean…</source>
        <translation>日志句子的含义…</translation>
    </message>
    <message>
        <source>log lines diff servers copy search</source>
        <translation>日志 行 差异 服务器 复制 搜索 log lines diff servers copy search</translation>
    </message>
    <message>
        <source>log tail live file grow</source>
        <translation>日志 末尾 实时 文件 增长 log tail live file grow</translation>
    </message>
    <message>
        <source>patterns lab log trace regex</source>
        <translation>模式 实验 日志 轨迹 正则 patterns lab log trace regex</translation>
    </message>
    <message>
        <source>shard region partition gid multi-raft</source>
        <translation>分片 区域 分区 gid multi-raft</translation>
    </message>
</context>
<context>
    <name>raftarium::TransferTeller</name>
    <message>
        <source>S%1 has given up the transfer to S%2 and leads on.</source>
        <translation>S%1 放弃向 S%2 转移领导权，继续担任领导者。</translation>
    </message>
    <message>
        <source>S%1 starts an election in term %2 (transfer from S%3).</source>
        <translation>S%1 在任期 %2 发起选举（由 S%3 转移而来）。</translation>
    </message>
    <message>
        <source>S%1 transfers leadership to S%2; it gives up in %3 ms (thesis §3.10).</source>
        <translation>S%1 将领导权转移给 S%2；%3 ms 内未成则放弃（博士论文 §3.10）。</translation>
    </message>
</context>
<context>
    <name>raftarium::WatchFeed</name>
    <message>
        <source>it is S%1, not S%2</source>
        <translation>它是 S%1，而不是 S%2</translation>
    </message>
    <message>
        <source>it says something that is not valid</source>
        <translation>它所说的内容无效</translation>
    </message>
    <message>
        <source>its image is not valid</source>
        <translation>它的映像无效</translation>
    </message>
</context>
<context>
    <name>raftarium::WhyPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Chain of causes</source>
        <translation>因果链</translation>
    </message>
    <message>
        <source>Nothing to explain yet. Select an event, a message, a server or an entry.</source>
        <translation>尚无可解释的内容。请选择事件、消息、服务器或条目。</translation>
    </message>
    <message>
        <source>Why entry %1?</source>
        <translation>为什么有条目 %1？</translation>
    </message>
    <message>
        <source>Why event %1?</source>
        <translation>为什么有事件 %1？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>‹ Back</source>
        <translation>‹ 返回</translation>
    </message>
</context>
<context>
    <name>release-link</name>
    <message>
        <source>release {from}→{to}</source>
        <translation>放行 {from}→{to}</translation>
    </message>
</context>
<context>
    <name>restart</name>
    <message>
        <source>restart {server}</source>
        <translation>重启 {server}</translation>
    </message>
</context>
<context>
    <name>restore-disk</name>
    <message>
        <source>put the copy back on the disk of {server}</source>
        <translation>将副本还原到 {server} 的磁盘</translation>
    </message>
</context>
<context>
    <name>resume</name>
    <message>
        <source>resume {server}</source>
        <translation>{server} 恢复运行</translation>
    </message>
</context>
<context>
    <name>retell</name>
    <message>
        <source>{step} takes a step</source>
        <translation>{step} 走一步</translation>
    </message>
</context>
<context>
    <name>return</name>
    <message>
        <source>operation {operation} is answered: {answer}</source>
        <translation>操作 {operation} 得到答复：{answer}</translation>
    </message>
</context>
<context>
    <name>set-by-hand</name>
    <message>
        <source>{by_hand?switch to manual delivery|let time pass by itself}</source>
        <translation>{by_hand?切换为手动投递|让时间自行流逝}</translation>
    </message>
</context>
<context>
    <name>set-disk</name>
    <message>
        <source>disk of {server} {manual?manual|automatic}</source>
        <translation>{server} 的磁盘：{manual?手动|自动}</translation>
    </message>
</context>
<context>
    <name>set-disk-time</name>
    <message>
        <source>disks take {least} to {most}</source>
        <translation>磁盘用时 {least} 至 {most}</translation>
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
        <translation>将 {server} 的磁盘减慢 {delay}</translation>
    </message>
</context>
<context>
    <name>slow-link</name>
    <message>
        <source>slow {from}→{to} by {delay}</source>
        <translation>将 {from}→{to} 减慢 {delay}</translation>
    </message>
</context>
<context>
    <name>split</name>
    <message>
        <source>split {groups}</source>
        <translation>分区为 {groups}</translation>
    </message>
</context>
<context>
    <name>spread-timers</name>
    <message>
        <source>re-draw the election timers</source>
        <translation>重抽选举定时器</translation>
    </message>
</context>
<context>
    <name>submit</name>
    <message>
        <source>{what} at {server}</source>
        <translation>{server}：{what}</translation>
    </message>
</context>
<context>
    <name>submit-batch</name>
    <message>
        <source>write {commands} together at {server}</source>
        <translation>{server}：一并写入 {commands}</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>sync {server}</source>
        <translation>同步 {server}</translation>
    </message>
</context>
<context>
    <name>sync-oldest</name>
    <message>
        <source>sync {writes} of the writes of {server}</source>
        <translation>同步 {server} 的 {writes} 次写入</translation>
    </message>
</context>
<context>
    <name>transfer</name>
    <message>
        <source>transfer leadership of {server}[ to {target}]</source>
        <translation>转移 {server} 的领导权[给 {target}]</translation>
    </message>
</context>
<context>
    <name>turn-off-rule</name>
    <message>
        <source>turn off the rule {rule}</source>
        <translation>关闭规则 {rule}</translation>
    </message>
</context>
<context>
    <name>wipe-disk</name>
    <message>
        <source>wipe the disk of {server}</source>
        <translation>清空 {server} 的磁盘</translation>
    </message>
</context>
</TS>
