"""The options of ``counter serve``, and what each takes."""

from __future__ import annotations

from attrs import frozen

from cadre_training.plugin import Label

HOST, PORT, FRESH = "127.0.0.1", 8099, 10


@frozen
class Option:
    """An option of the command line.

    Args:
        name: Its name, with the hyphens.
        value: What it takes.
        help: What it does.
        many: Whether it may stand more than once.
    """

    name: str
    value: Label
    help: Label
    many: bool = False

    @property
    def key(self) -> str:
        """The name it has once it is parsed."""
        return self.name.removeprefix("--").replace("-", "_")


_RATE = Label("SỐ,LIỀN_LÚC", "RATE,BURST")

OPTIONS = (
    Option(
        "--db",
        Label("THƯ_MỤC|URL", "FOLDER|URL"),
        Label(
            "Nơi giữ số đếm: một thư mục (SQLite), hoặc postgresql://tên@máy/cơ_sở_dữ_liệu khi "
            "nhiều máy chủ web dùng chung một bộ đếm. Bắt buộc.",
            "Where the counts are kept: a folder (SQLite), or postgresql://user@host/database "
            "where several web servers share one counter. Required.",
        ),
    ),
    Option(
        "--origin",
        Label("ĐỊA_CHỈ", "ORIGIN"),
        Label(
            "Cổng thông tin được đếm, như https://example.gov.vn; có thể ghi nhiều lần. Mặc định "
            "chỉ đếm các trang cùng địa chỉ với bộ đếm; * là tất cả.",
            "A site that is counted, such as https://example.gov.vn; may be given several times. "
            "By default only pages at the counter's own address are; * stands for all.",
        ),
        many=True,
    ),
    Option(
        "--proxy",
        Label("MẠNG", "NETWORK"),
        Label(
            "Mạng của máy chủ trung gian (proxy) đáng tin, như 127.0.0.1 hay 10.0.0.0/8; có thể "
            "ghi nhiều lần. Mặc định không tin máy nào.",
            "The network of a reverse proxy that is believed, such as 127.0.0.1 or 10.0.0.0/8; "
            "may be given several times. By default none is.",
        ),
        many=True,
    ),
    Option(
        "--proxy-header",
        Label.same("X-Forwarded-For|Forwarded"),
        Label(
            "Dòng đầu mà các proxy đó ghi địa chỉ của người đọc; mặc định là X-Forwarded-For.",
            "The header in which those proxies write the reader's address; X-Forwarded-For by "
            "default.",
        ),
    ),
    Option(
        "--host",
        Label("MÁY", "HOST"),
        Label(f"Địa chỉ để lắng nghe; mặc định {HOST}.", f"Where to listen; {HOST} by default."),
    ),
    Option(
        "--port",
        Label("CỔNG", "PORT"),
        Label(
            f"Cổng để lắng nghe; mặc định {PORT}, số 0 là cổng trống bất kỳ.",
            f"The port to listen on; {PORT} by default, 0 for any that is free.",
        ),
    ),
    Option(
        "--settings",
        Label("TỆP", "FILE"),
        Label(
            "Tệp TOML ghi cách đếm, như của counter count.",
            "A TOML file that says how is counted, as for counter count.",
        ),
    ),
    Option(
        "--zone",
        Label("MÚI_GIỜ", "ZONE"),
        Label(
            "Múi giờ của ngày, tuần và tháng; mặc định Asia/Ho_Chi_Minh.",
            "The time zone of days, weeks and months; Asia/Ho_Chi_Minh by default.",
        ),
    ),
    Option(
        "--online-minutes",
        Label("PHÚT", "MINUTES"),
        Label(
            "Bao nhiêu phút thì còn tính là đang online; mặc định 5.",
            "For how many minutes a visitor counts as online; 5 by default.",
        ),
    ),
    Option(
        "--site",
        Label("TÊN", "NAME"),
        Label("Tên của cổng, ghi cùng số liệu.", "The site's name, shown with the figures."),
    ),
    Option(
        "--fresh",
        Label("GIÂY", "SECONDS"),
        Label(
            f"Số liệu được giữ lại trong bộ nhớ đệm bao lâu; mặc định {FRESH} giây.",
            f"How long figures may be kept in caches; {FRESH} seconds by default.",
        ),
    ),
    Option(
        "--limit-visitor",
        _RATE,
        Label(
            "Giới hạn lượt mỗi giây của một người truy cập, và số lượt liền một lúc; mặc định "
            "1,30.",
            "How many hits of one visitor a second are taken, and how many at once; 1,30 by "
            "default.",
        ),
    ),
    Option(
        "--limit-address",
        _RATE,
        Label(
            "Như trên, của một địa chỉ mạng, có thể nhiều người dùng chung; mặc định 50,500.",
            "The same of one address, which many people may share; 50,500 by default.",
        ),
    ),
    Option(
        "--limit-all",
        _RATE,
        Label(
            "Như trên, của tất cả; mặc định 2000,4000.",
            "The same of all together; 2000,4000 by default.",
        ),
    ),
)
