using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Sentinel.Runtime.Tests.Architecture;

/// <summary>Reads the types, members and signatures that the instructions of a method name.</summary>
internal static class IlTokens
{
    private const byte TwoByteCode = 0xFE;

    private static readonly Dictionary<ushort, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ushort)code.Value, code => code.OperandType);

    internal static IReadOnlyList<EntityHandle> Of(MethodBodyBlock body)
    {
        List<EntityHandle> tokens = [];
        BlobReader code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            ushort instruction = code.ReadByte();
            instruction = instruction == TwoByteCode ? (ushort)((TwoByteCode << 8) | code.ReadByte()) : instruction;
            OperandType operand = Operands[instruction];
            if (
                operand
                is OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineSig
                    or OperandType.InlineTok
                    or OperandType.InlineType
            )
            {
                tokens.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
            }
            else
            {
                int size = operand == OperandType.InlineSwitch ? sizeof(int) * code.ReadInt32() : SizeOf(operand);
                code.Offset += size;
            }
        }

        return tokens;
    }

    private static int SizeOf(OperandType operand) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineBrTarget or OperandType.InlineI or OperandType.InlineString or OperandType.ShortInlineR =>
                4,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => throw new NotSupportedException($"An operand of type {operand}."),
        };
}
