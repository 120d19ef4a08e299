public import Terminal

/// What the menu shows in that state, at any size.
public func render(_ state: MenuState, size: Size) -> Grid { MenuFrame(state, size: size).grid }
