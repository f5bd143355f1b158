namespace Katas.Checker.Repairing;

/// <summary>What a small change changes: the kind of the fault, where the change mends it.</summary>
internal enum ChangeKind
{
    Dimension,
    KeptDimension,
    Order,
    Transposition,
    Negation,
    Sign,
    Reduction,
    Root,
    Constant,
    Value,
    Expression,
    Operand,
    MissingOperand,
    Operator,
    Comparison,
    Condition,
    Call,
    MissingCall,
    Function,
    Argument,
    Training,
    Gradient,
    Statement,
    MissingStatement,
    StatementOrder,
    StepOrder,
    Choice,
}
