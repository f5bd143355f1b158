namespace Katas.Checker.Reporting;

/// <summary>
/// Which terminals follow links (OSC 8). No terminal can be asked, and some print what they do not understand, so that
/// only those known to follow them get any. The variable <c>FORCE_HYPERLINK</c> decides where it is set.
/// </summary>
/// <param name="environment">The value of an environment variable, or null.</param>
internal sealed class TerminalLinks(Func<string, string?> environment)
{
    /// <summary>Of the terminal that this process runs in.</summary>
    public static TerminalLinks Here { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>Whether it follows links.</summary>
    public bool AreFollowed => environment("FORCE_HYPERLINK") switch
    {
        { Length: > 0 } forced => forced != "0",
        _ => environment("CI") is null or "" && environment("TERM") != "dumb" && (ByProgram || ByVariable || ByTerm),
    };

    /// <summary>Whether it opens a file at the line given after a '#'. Others would look for a file of that name.</summary>
    public bool TakeLines => environment("TERM_PROGRAM") == "vscode" || IsKitty;

    private bool IsKitty => environment("KITTY_WINDOW_ID") is not null || environment("TERM") == "xterm-kitty";

    private bool ByProgram => environment("TERM_PROGRAM") switch
    {
        "iTerm.app" => Version("TERM_PROGRAM_VERSION") >= new Version(3, 1),
        "vscode" => Version("TERM_PROGRAM_VERSION") >= new Version(1, 72),
        "tmux" => Version("TERM_PROGRAM_VERSION") >= new Version(3, 4),
        "WezTerm" or "ghostty" or "Hyper" or "rio" or "Tabby" or "WarpTerminal" => true,
        _ => false,
    };

    // Inside tmux and screen these name the terminal that they were started in, which sees none of what they draw.
    private bool ByVariable => environment("TMUX") is null && environment("STY") is null
        && (environment("WT_SESSION") is not null
            || IsKitty
            || environment("DOMTERM") is not null
            || Number("VTE_VERSION") >= 5000
            || Number("KONSOLE_VERSION") >= 201200);

    private bool ByTerm => environment("TERM") is "alacritty" or "foot" or "foot-extra" or "contour" or "xterm-ghostty";

    private int Number(string variable) => int.TryParse(environment(variable), out int number) ? number : 0;

    private Version Version(string variable)
    {
        // "3.4a", "3.5.0beta1", "1.96.2-insider"
        string text = environment(variable) ?? "";
        string digits = string.Concat(text.TakeWhile(character => char.IsAsciiDigit(character) || character == '.')).Trim('.');
        return System.Version.TryParse(digits.Contains('.') ? digits : $"{digits}.0", out var version) ? version : new Version(0, 0);
    }
}
