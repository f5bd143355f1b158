namespace Katas.Checker.Watching;

/// <summary>The keys of a watch. Without a terminal they are the first characters of lines.</summary>
internal static class WatchKeys
{
    public const char Text = 't';
    public const char Hint = 'h';
    public const char Compare = 'c';
    public const char Edit = 'o';
    public const char List = 'l';
    public const char Reset = 'r';
    public const char Next = 'n';
    public const char Again = 'a';
    public const char Help = '?';
    public const char Quit = 'q';
    public const char Yes = 'y';
    public const char Up = 'k';
    public const char Down = 'j';
    public const char PageUp = '<';
    public const char PageDown = '>';
    public const char EarlierLesson = '[';
    public const char LaterLesson = ']';
    public const char Enter = '\r';
    public const char Escape = '\e';

    /// <summary>The key for what a person pressed.</summary>
    public static char Translate(ConsoleKeyInfo pressed) => pressed.Key switch
    {
        ConsoleKey.UpArrow => Up,
        ConsoleKey.DownArrow => Down,
        ConsoleKey.PageUp => PageUp,
        ConsoleKey.PageDown or ConsoleKey.Spacebar => PageDown,
        ConsoleKey.LeftArrow => EarlierLesson,
        ConsoleKey.RightArrow => LaterLesson,
        ConsoleKey.Enter => Enter,
        ConsoleKey.Escape => Escape,
        _ => char.ToLowerInvariant(pressed.KeyChar),
    };
}
