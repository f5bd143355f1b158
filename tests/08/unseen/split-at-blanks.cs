// task:   08.1
// title:  cuts at blanks alone
// expect: Words and marks are tokens of their own: you cut at blanks alone.
// hears:  blanks-only
// faults: 1
namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence) => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
