import StationCore

extension MenuState {
  /// Whether anything can be heard at this station at all, so that it is worth asking how loud.
  var isAudible: Bool { (voice?.volume ?? 0) > 0 }

  /// How loud it is now, 0…100: the station's volume at this hour, and what whoever is here has chosen.
  var volumeNow: Int { volume.applied(to: voice?.volume(atMinute: minuteOfDay) ?? 0) }

  mutating func changeVolume() {
    volume = volume.next
    languageUntil = time.steady + visitMilliseconds
    say(.volume(volume))
  }
}
