/** A font by the name that the text asks for, and what stands in for it where it is not installed. */
export interface Font {
  readonly name: string;
  /** Other names of it and its nearest kin, the nearest first (`w:altName`, ISO/IEC 29500-1, 17.8.3.1). */
  readonly others: readonly string[];
  /** What a program goes by that knows none of the names (`w:panose1`, 17.8.3.13; `w:family`, 17.8.3.9). */
  readonly panose: string;
  readonly family: 'roman' | 'modern' | 'script' | 'swiss' | 'auto';
  /** Character set: 86 is GB 2312, 00 is ANSI (17.8.3.2). */
  readonly charset: '86' | '00';
  readonly pitch: 'variable' | 'fixed';
}

/** Title (7.3.1 asks for 小标宋体 and names no maker). */
export const TITLE_FONT: Font = {
  name: '方正小标宋简体',
  others: [
    '方正小标宋_GBK',
    'FZXiaoBiaoSong-B05S',
    'FZXiaoBiaoSong-B05',
    '小标宋',
    '华文中宋',
    'STZhongsong',
    '宋体',
  ],
  panose: '02010601030101010101',
  family: 'script',
  charset: '86',
  pitch: 'variable',
};

/** Text (5.2.2). */
export const BODY_FONT: Font = {
  name: '仿宋_GB2312',
  others: ['仿宋', 'FangSong_GB2312', 'FangSong', '华文仿宋', 'STFangsong', '方正仿宋_GBK'],
  panose: '02010609030101010101',
  family: 'modern',
  charset: '86',
  pitch: 'fixed',
};

/** Sections (7.3.3). */
export const KAI_FONT: Font = {
  name: '楷体_GB2312',
  others: ['楷体', 'KaiTi_GB2312', 'KaiTi', '华文楷体', 'STKaiti', '方正楷体_GBK'],
  panose: '02010609030101010101',
  family: 'modern',
  charset: '86',
  pitch: 'fixed',
};

/** Chapters (7.3.3) and the mark of an attachment (7.3.7). */
export const HEI_FONT: Font = {
  name: '黑体',
  others: ['SimHei', '方正黑体_GBK', '华文黑体', 'STHeiti', '微软雅黑'],
  panose: '02010609060101010101',
  family: 'modern',
  charset: '86',
  pitch: 'fixed',
};

/** Page numbers (7.5). */
export const SONG_FONT: Font = {
  name: '宋体',
  others: ['SimSun', '新宋体', '华文宋体', 'STSong'],
  panose: '02010600030101010101',
  family: 'auto',
  charset: '86',
  pitch: 'variable',
};

/** Latin letters and digits: half a Chinese character wide, so that two digits fill one place of the grid. */
export const LATIN_FONT: Font = {
  name: 'Times New Roman',
  others: ['Liberation Serif', 'Tinos'],
  panose: '02020603050405020304',
  family: 'roman',
  charset: '00',
  pitch: 'variable',
};

/** Every font of a plan's file. */
export const FONTS: readonly Font[] = [LATIN_FONT, BODY_FONT, KAI_FONT, HEI_FONT, SONG_FONT, TITLE_FONT];
