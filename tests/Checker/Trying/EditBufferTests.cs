using FluentAssertions;
using Katas.Checker.Trying.Editing;
using NUnit.Framework;

namespace Katas.Tests.Checker.Trying;

public sealed class EditBufferTests
{
    private EditBuffer buffer;

    [SetUp]
    public void Start() => buffer = new EditBuffer();

    [Test]
    public void Typing_goes_in_at_the_cursor()
    {
        buffer.Insert("ac");
        buffer.Left();
        buffer.Insert("b");

        Is("ab|c");
    }

    [Test]
    public void Tabs_become_blanks_and_control_characters_nothing()
    {
        buffer.Insert("\ta\u0007\u001bb\r\nc");

        Is("    ab\nc|");
    }

    [Test]
    public void Nothing_happens_at_the_ends()
    {
        buffer.Left();
        buffer.Backspace();
        buffer.Right();
        buffer.Delete();
        buffer.Up();
        buffer.Down();
        buffer.WordLeft();
        buffer.WordRight();
        buffer.CutToLineEnd();

        Is("|");
    }

    [Test]
    public void A_character_of_two_halves_is_one()
    {
        buffer.Insert("a😀b");
        buffer.Left();
        buffer.Left();
        Is("a|😀b");
        buffer.Right();
        buffer.Backspace();
        Is("a|b");
    }

    [Test]
    public void Words_are_skipped_and_cut()
    {
        buffer.Insert("torch.softmax(q_1)");
        buffer.WordLeft();
        Is("torch.softmax(|q_1)");
        buffer.WordLeft();
        Is("torch.|softmax(q_1)");
        buffer.WordRight();
        Is("torch.softmax|(q_1)");
        buffer.CutWordBefore();
        Is("torch.|(q_1)");
        buffer.Paste();
        Is("torch.softmax|(q_1)");
    }

    [Test]
    public void Up_and_down_keep_the_column_where_there_is_one()
    {
        buffer.Insert("abc\nd\nefgh");
        buffer.Up();
        Is("abc\nd|\nefgh");
        buffer.Up();
        Is("a|bc\nd\nefgh");
        buffer.End();
        buffer.Down();
        Is("abc\nd|\nefgh");
        buffer.Down();
        Is("abc\nd\ne|fgh");
        buffer.IsOnLastLine.Should().BeTrue();
    }

    [Test]
    public void Home_and_end_are_those_of_the_line()
    {
        buffer.Insert("ab\ncd");
        buffer.Home();
        Is("ab\n|cd");
        buffer.CutToLineEnd();
        Is("ab\n|");
        buffer.Up();
        buffer.End();
        buffer.CutToLineStart();
        Is("|\n");
    }

    [Test]
    public void A_new_line_is_indented_like_its_block_and_a_brace_ends_that()
    {
        buffer.Insert("if (a) {");
        buffer.NewLine();
        Is("if (a) {\n    |");
        buffer.Insert("b();");
        buffer.NewLine();
        buffer.InsertBrace();
        Is("if (a) {\n    b();\n}|");
    }

    [Test]
    public void A_tab_indents_only_where_the_line_begins()
    {
        buffer.IndentAtLineStart().Should().BeTrue();
        buffer.Insert("a");
        buffer.IndentAtLineStart().Should().BeFalse();
    }

    private void Is(string text) => buffer.Text.Insert(buffer.Cursor, "|").Should().Be(text);
}
