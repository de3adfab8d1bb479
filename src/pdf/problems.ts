/** Why a file, or a page of one, gives nothing; each in one line a newsroom can act on. */
export const problems = {
  damaged: 'PDF文件已损坏，打不开',
  failed: '读文件时出错，没有读',
  locked: 'PDF文件有密码，请发送没有密码的文件',
  empty: 'PDF文件里没有一页',
  tooManyPages: (count: number, most: number) => `PDF文件有${count}页，最多读${most}页`,
  tooLarge: (megabytes: number, most: number) => `文件有${megabytes} MB，最多读${most} MB`,
  tooMuchMemory: (megabytes: number) => `文件展开后超过${megabytes} MB，没有读`,
  tooSlow: (seconds: number) => `文件${seconds}秒还没有读完，没有读`,
  noText: (page: string) => `第${page}版没有文字层，需要先做文字识别`,
  noCharacters: (page: string) => `第${page}版的字体没有文字编码，读不出文字，需要先做文字识别`,
  noArticle: (page: string) => `第${page}版没有读到报道`,
  unreadablePage: (page: string) => `第${page}版已损坏，读不出来`,
} as const;
