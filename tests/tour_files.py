"""The files that the tour of the window imports: with what goes wrong in real ones."""

from pathlib import Path


def messy_register(folder: Path) -> Path:
    """Write a small register with what goes wrong in real ones: merged headings, bad codes, a total."""
    import xlsxwriter

    rows = [  # one line each, as in the sheet
        (
            "绍兴越秀八号电子公司（示例）  ", "91330602MA1MG6K77F", "１３８００００２４９２",
            849, 470.9, "皋埠街道",
        ),
        ("绍兴兴越八号机械公司（示例）", "91330602MARA7LRC0Q", "13800001209", 3424.81, 4321.94, "东湖街道"),
        ("绍兴青藤四号纺织公司（示例）", 913306024738985000, "13800005531", 1100.2, 1208.35, "府山街道"),
        ("绍兴镕金五号家具公司（示例）", "91330602mad582q42f", "13800009127", "2,900", 3017.66, "斗门街道"),
        ("绍兴越秀八号电子有限公司（示例）", "91330602MA1MG6K77F", "", "", "", "皋埠街道"),
        ("绍兴校验位有误公司（示例）", "91330602MARA7LRC00", "13800007777", 10, 12, "塔山街道"),
    ]  # fmt: skip
    path = folder / "外贸企业名录.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名录")
        old = book.add_worksheet("旧版")
        old.write(0, 0, "企业名称")
        old.hide()
        sheet.merge_range(0, 0, 0, 6, "越城区外贸企业名录（示例数据）")
        sheet.write(1, 6, "单位：万美元")
        for column, text in ((0, "序号"), (6, "所属镇街")):
            sheet.merge_range(2, column, 3, column, text)
        sheet.merge_range(2, 1, 2, 2, "企业信息")
        sheet.merge_range(2, 4, 2, 5, "出口额")
        sheet.write(2, 3, "联系方式")
        sheet.write_row(3, 1, ["企业名称", "统一社会信用代码", "手机", "2022年", "2023年"])
        for at, row in enumerate(rows):
            sheet.write_row(4 + at, 0, [at + 1, *row])
        sheet.write_row(10, 1, ["合计", "", "", 8283.01, 9030.85])
        sheet.write(12, 0, "注：本表为示例数据。")
    return path


def odd_list(folder: Path, firm: str) -> Path:
    """Write an order list under a name that says nothing, with a name that is nearly that of ``firm``."""
    path = folder / "附件3.csv"
    nearly = firm.replace("有限公司", "公司")
    rows = ["企业名称,签约日期,合同金额（美元）,状态,国别", f"{nearly},2024-03-01,12.5万,成交,日本"]
    path.write_bytes("\r\n".join([*rows, f"{nearly},2024-03-08,8万,意向,德国"]).encode("gb18030"))
    return path
