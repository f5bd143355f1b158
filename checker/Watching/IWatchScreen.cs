namespace Katas.Checker.Watching;

/// <summary>The screen of a watch.</summary>
internal interface IWatchScreen
{
    /// <summary>The lines of the last view that did not fit: as far as it can be scrolled. None where there is no window.</summary>
    int Beyond => 0;

    /// <summary>The lines that fit: how far a page goes.</summary>
    int Page => 1;

    /// <summary>Shows the state of the watch.</summary>
    /// <param name="view">The state.</param>
    /// <param name="news">What is new in it.</param>
    void Show(WatchView view, WatchNews news);
}
