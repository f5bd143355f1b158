namespace Katas.Checker.Trying.Editing;

/// <summary>Text with a cursor in it: a line editor's work, without a terminal.</summary>
internal sealed class EditBuffer
{
    private const string Indent = "    ";

    private string cut = "";

    /// <summary>The text; lines end with <c>\n</c>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The place before which text is typed.</summary>
    public int Cursor { get; private set; }

    /// <summary>Whether the cursor is on the first line.</summary>
    public bool IsOnFirstLine => !Text[..Cursor].Contains('\n');

    /// <summary>Whether the cursor is on the last line.</summary>
    public bool IsOnLastLine => !Text[Cursor..].Contains('\n');

    private int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    private int LineEnd => Text.IndexOf('\n', Cursor) is var end and >= 0 ? end : Text.Length;

    /// <summary>The line up to the cursor.</summary>
    private string BeforeCursor => Text[LineStart..Cursor];

    /// <summary>Puts other text in, with the cursor at its end.</summary>
    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    /// <summary>Types text; tabs become spaces, and invisible characters are left out.</summary>
    public void Insert(string text)
    {
        string clean = string.Concat(text.ReplaceLineEndings("\n").Replace("\t", Indent)
            .Where(character => character == '\n' || !char.IsControl(character)));
        Text = Text.Insert(Cursor, clean);
        Cursor += clean.Length;
    }

    /// <summary>Types a closing brace; on an empty line, one level further left.</summary>
    public void InsertBrace()
    {
        string before = BeforeCursor;
        if (before.Length >= Indent.Length && before.Trim().Length == 0)
        {
            Remove(Cursor - Indent.Length, Cursor);
        }

        Insert("}");
    }

    /// <summary>Starts a line, indented as the one before; one level more after an opening brace.</summary>
    public void NewLine()
    {
        string before = BeforeCursor;
        string indent = before[..(before.Length - before.TrimStart(' ').Length)];
        Insert($"\n{indent}{(before.TrimEnd().EndsWith('{') ? Indent : "")}");
    }

    /// <summary>Replaces the text between a place and the cursor.</summary>
    public void Complete(int start, string with)
    {
        Remove(start, Cursor);
        Insert(with);
    }

    /// <summary>Indents if there are only spaces before the cursor; returns whether it did.</summary>
    public bool IndentAtLineStart()
    {
        if (BeforeCursor.Trim().Length > 0)
        {
            return false;
        }

        Insert(Indent);
        return true;
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void Home() => Cursor = LineStart;

    public void End() => Cursor = LineEnd;

    public void Up()
    {
        int column = Cursor - LineStart;
        Cursor = Math.Max(LineStart - 1, 0);
        Cursor = Math.Min(LineStart + column, Cursor);
    }

    public void Down()
    {
        int column = Cursor - LineStart;
        Cursor = Math.Min(LineEnd + 1, Text.Length);
        Cursor = Math.Min(Cursor + column, LineEnd);
    }

    public void WordLeft() => Cursor = WordStart();

    public void WordRight()
    {
        while (Cursor < Text.Length && !IsOfWord(Text[Cursor]))
        {
            Cursor++;
        }

        while (Cursor < Text.Length && IsOfWord(Text[Cursor]))
        {
            Cursor++;
        }
    }

    public void Backspace() => Remove(Before(Cursor), Cursor);

    public void Delete() => Remove(Cursor, After(Cursor));

    public void CutWordBefore() => Cut(WordStart(), Cursor);

    public void CutToLineStart() => Cut(LineStart, Cursor);

    public void CutToLineEnd() => Cut(Cursor, LineEnd);

    /// <summary>Types the text that was cut last.</summary>
    public void Paste() => Insert(cut);

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character == '_';

    private int WordStart()
    {
        int at = Cursor;
        while (at > 0 && !IsOfWord(Text[at - 1]))
        {
            at--;
        }

        while (at > 0 && IsOfWord(Text[at - 1]))
        {
            at--;
        }

        return at;
    }

    // Some characters are two chars; half of one is never left.
    private int Before(int at) => at == 0 ? 0 : at - (at > 1 && char.IsSurrogatePair(Text[at - 2], Text[at - 1]) ? 2 : 1);

    private int After(int at) =>
        at == Text.Length ? at : at + (at + 1 < Text.Length && char.IsSurrogatePair(Text[at], Text[at + 1]) ? 2 : 1);

    private void Cut(int from, int to)
    {
        if (to > from)
        {
            cut = Text[from..to];
            Remove(from, to);
        }
    }

    private void Remove(int from, int to)
    {
        Text = Text.Remove(from, to - from);
        Cursor = from;
    }
}
