// task:  08.1
// title: The sentence is cut at spaces alone
// hint:  A comma behind a word makes another word of it: cat and cat with a comma would have two ids. Marks are
//        tokens of their own.

namespace Katas.Lesson08;

sealed partial class WordTokenizer
{
    public static string[] Split(string sentence) =>
        sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
