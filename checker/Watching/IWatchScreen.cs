namespace Katas.Checker.Watching;

/// <summary>The screen of a watch.</summary>
internal interface IWatchScreen
{
    /// <summary>Shows the state of the watch.</summary>
    /// <param name="view">The state.</param>
    /// <param name="news">What is new in it.</param>
    void Show(WatchView view, WatchNews news);
}
