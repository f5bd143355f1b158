namespace Katas.Checker.Showing.Conversations;

/// <summary>What the learner said, and what was answered.</summary>
/// <param name="Number">Its place among all, from 0.</param>
/// <param name="Said">What the learner said; empty where the demonstration spoke first.</param>
/// <param name="Answer">The answer, as far as it has come.</param>
internal sealed record ConversationTurn(int Number, string Said, string Answer);
