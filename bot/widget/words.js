/**
 * Every sentence the widget itself says, in one place, so that they can be read as a whole and reviewed by people who
 * do not read code.
 */

/** Characters one message may have; the gateway refuses more. */
export const LONGEST_MESSAGE = 2000;

export const words = Object.freeze({
  name: "工小助",
  mark: "工",
  tagline: "工会帮您：讨薪、维权、找驿站、入会",
  region: "和工小助对话",
  call: "12351",
  callLabel: "打电话给工会，号码 12351",
  callNumber: "12351",

  greeting: "您好，我是工小助，替工会自动回答工友的问题。\n用平常话说说您遇到的事，我告诉您怎么办、依据哪条法、该找谁。",
  privacy: "不用登录，不要发身份证号、银行卡号。",
  quickLabel: "常问的问题",
  quick: Object.freeze([
    "老板拖欠我工资不给怎么办",
    "请不起律师能免费打官司吗",
    "附近哪有工会驿站",
    "送外卖的能加入工会吗",
  ]),

  logLabel: "对话记录",
  author: Object.freeze({ worker: "我说：", bot: "工小助说：", agent: "工会工作人员说：", system: "提示：" }),
  agent: "工会工作人员",
  typing: "工小助正在回复",
  newMessages: "有新消息",
  open: "展开细说",
  close: "收起",
  law: "依据",
  sources: "出处",
  showWords: "看原文",
  hideWords: "收起原文",
  notInForce: "这一条现在不再适用，只能查看旧文。",
  reviewed: "最近核对：",
  replyLabel: "接着问",

  inputLabel: "说说您遇到的事",
  placeholder: "说说您遇到的事",
  send: "发送",
  formLabel: "发消息",
  sending: "发送中",
  sent: "已发送",
  failed: "没发出去，点一下重发",

  offline: "网络断了，正在重连…",
  connecting: "正在连接…",
  online: "已连上",
  renewed: "之前的对话已经失效，给您开了新的对话。没发出去的话会自动重发。",
  unexpected: "这边出了点问题，请稍后再试，急事打 12351。",

  restart: "清空重来",
  restartAsk: "清空后，这段对话会删掉，找不回来。确定吗？",
  restartYes: "清空",
  restartNo: "不清空",
  restarted: "已经清空，重新开始。",
  restartFailed: "网络不通，还没清空，请稍后再试。",

  shareLocation: "分享我的位置",
  shareWhy: "只用来找离您近的地方。点了以后，手机会先问您允不允许。",
  locating: "正在找您的位置…",
  locationText: "我的位置",
  locationFailed: "没拿到位置，没关系，可以直接打字告诉我在哪个区、哪条路附近。",

  stationsLabel: "找到的地方",
  sample: "示例数据",
  openNow: "现在开着",
  closedNow: "现在没开",
  hours: "时间",
  address: "地址",
  phone: "电话",
  map: "打开地图",
  source: "来源",

  /** @param {string} day an ISO date */
  checkedOn: (day) => `${day} 核对`,
  /** @param {string} title @param {string} day an ISO date */
  textOf: (title, day) => `${title}，${day} 版本`,
  /** @param {number} count */
  left: (count) => `还能写 ${count} 字`,
  /** @param {number} count */
  over: (count) => `超出 ${count} 字`,
  /** @param {number} count */
  tooLong: (count) => `一次最多发 ${LONGEST_MESSAGE} 字，请删掉 ${count} 字再发，或者分几次发。`,
  /** @param {string} name */
  mapOf: (name) => `打开地图看${name}的位置`,
  /** @param {number} metres */
  metres: (metres) => `约${metres}米`,
  /** @param {string} kilometres */
  kilometres: (kilometres) => `${kilometres}公里`,
});
