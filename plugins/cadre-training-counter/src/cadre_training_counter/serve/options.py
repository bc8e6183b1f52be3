"""The options of ``counter serve``."""

from __future__ import annotations

from cadre_training.plugin import Label
from cadre_training_counter.commands.line import Option
from cadre_training_counter.serve.chosen import USUAL

HOST, PORT, FRESH = "127.0.0.1", 8099, 10


_RATE = Label("SỐ,LIỀN_LÚC", "RATE,BURST")

OPTIONS = (
    Option(
        name="--db",
        value=Label("THƯ_MỤC|URL", "FOLDER|URL"),
        help=Label(
            "Nơi giữ số đếm: một thư mục (SQLite), hoặc postgresql://tên@máy/cơ_sở_dữ_liệu khi "
            "nhiều máy chủ web dùng chung một bộ đếm. Bắt buộc.",
            "Where the counts are kept: a folder (SQLite), or postgresql://user@host/database "
            "where several web servers share one counter. Required.",
        ),
        needed=True,
    ),
    Option(
        name="--origin",
        value=Label("ĐỊA_CHỈ", "ORIGIN"),
        help=Label(
            "Cổng thông tin được đếm, như https://example.gov.vn; có thể ghi nhiều lần. Mặc định "
            "chỉ đếm các trang cùng địa chỉ với bộ đếm; * là tất cả.",
            "A site that is counted, such as https://example.gov.vn; may be given several times. "
            "By default only pages at the counter's own address are; * stands for all.",
        ),
        many=True,
    ),
    Option(
        name="--proxy",
        value=Label("MẠNG", "NETWORK"),
        help=Label(
            "Mạng của máy chủ trung gian (proxy) đáng tin, như 127.0.0.1 hay 10.0.0.0/8; có thể "
            "ghi nhiều lần. Mặc định không tin máy nào.",
            "The network of a reverse proxy that is believed, such as 127.0.0.1 or 10.0.0.0/8; "
            "may be given several times. By default none is.",
        ),
        many=True,
    ),
    Option(
        name="--proxy-header",
        value=Label.same("X-Forwarded-For|Forwarded"),
        help=Label(
            "Dòng đầu mà các proxy đó ghi địa chỉ của người đọc; mặc định là X-Forwarded-For.",
            "The header in which those proxies write the reader's address; X-Forwarded-For by "
            "default.",
        ),
    ),
    Option(
        name="--host",
        value=Label("MÁY", "HOST"),
        help=Label(
            f"Địa chỉ để lắng nghe; mặc định {HOST}.", f"Where to listen; {HOST} by default."
        ),
    ),
    Option(
        name="--port",
        value=Label("CỔNG", "PORT"),
        help=Label(
            f"Cổng để lắng nghe; mặc định {PORT}, số 0 là cổng trống bất kỳ.",
            f"The port to listen on; {PORT} by default, 0 for any that is free.",
        ),
    ),
    Option(
        name="--rules",
        also="--settings",
        value=Label("TỆP", "FILE"),
        help=Label(
            "Tệp TOML ghi quy tắc đếm, như của counter count.",
            "A TOML file with the rules, as for counter count.",
        ),
    ),
    Option(
        name="--zone",
        value=Label("MÚI_GIỜ", "ZONE"),
        help=Label(
            "Múi giờ của ngày, tuần và tháng; mặc định Asia/Ho_Chi_Minh.",
            "The time zone of days, weeks and months; Asia/Ho_Chi_Minh by default.",
        ),
    ),
    Option(
        name="--online-minutes",
        value=Label("PHÚT", "MINUTES"),
        help=Label(
            "Bao nhiêu phút thì còn tính là đang online; mặc định 5.",
            "For how many minutes a visitor counts as online; 5 by default.",
        ),
    ),
    Option(
        name="--site",
        value=Label("TÊN", "NAME"),
        help=Label("Tên của cổng, ghi cùng số liệu.", "The site's name, shown with the figures."),
    ),
    Option(
        name="--figures",
        value=Label("SỐ_LIỆU,…", "FIGURE,…"),
        help=Label(
            f"Những số liệu được hiện; mặc định {USUAL}. Tất cả luôn xem được tại "
            "/counter.json?figures=all.",
            f"Which figures are shown; {USUAL} by default. All can always be had at "
            "/counter.json?figures=all.",
        ),
    ),
    Option(
        name="--fresh",
        value=Label("GIÂY", "SECONDS"),
        help=Label(
            f"Số liệu được giữ lại trong bộ nhớ đệm bao lâu; mặc định {FRESH} giây.",
            f"How long figures may be kept in caches; {FRESH} seconds by default.",
        ),
    ),
    Option(
        name="--limit-visitor",
        value=_RATE,
        help=Label(
            "Giới hạn lượt mỗi giây của một người truy cập, và số lượt liền một lúc; mặc định "
            "1,30.",
            "How many hits of one visitor a second are taken, and how many at once; 1,30 by "
            "default.",
        ),
    ),
    Option(
        name="--limit-address",
        value=_RATE,
        help=Label(
            "Như trên, của một địa chỉ mạng, có thể nhiều người dùng chung; mặc định 50,500.",
            "The same of one address, which many people may share; 50,500 by default.",
        ),
    ),
    Option(
        name="--limit-all",
        value=_RATE,
        help=Label(
            "Như trên, của tất cả; mặc định 2000,4000.",
            "The same of all together; 2000,4000 by default.",
        ),
    ),
)
