import Glibc

extension termios {
  /// Whether a program that owned the terminal did not give it back: nobody is at home with such settings.
  var isRaw: Bool {
    c_lflag & UInt32(ICANON | ECHO | ISIG) == 0 && c_oflag & UInt32(OPOST) == 0
  }

  /// The same terminal as `stty sane` would leave it.
  var sane: termios {
    var sane = self
    sane.c_iflag &= ~UInt32(IGNBRK | INLCR | IGNCR | IXOFF | PARMRK | INPCK | ISTRIP)
    sane.c_iflag |= UInt32(BRKINT | ICRNL | IMAXBEL | IXON | IUTF8)
    sane.c_oflag |= UInt32(OPOST | ONLCR)
    sane.c_cflag |= UInt32(CREAD)
    sane.c_lflag |= UInt32(ISIG | ICANON | IEXTEN | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE)
    return sane
  }
}
