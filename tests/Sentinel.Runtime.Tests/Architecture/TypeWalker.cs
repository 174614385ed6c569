using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Sentinel.Runtime.Tests.Architecture;

/// <summary>Finds all that one type names: in its declaration, its members, their attributes and their code.</summary>
internal sealed class TypeWalker(PEReader file, MetadataReader metadata)
{
    private readonly TypeNames _names = new(metadata);

    internal IEnumerable<Reference> Walk(TypeDefinitionHandle handle)
    {
        string self = new TypeNames(metadata).GetTypeFromDefinition(metadata, handle, 0);
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        Visit(type.BaseType);
        VisitAttributes(type.GetCustomAttributes());
        VisitGenericParameters(type.GetGenericParameters());
        foreach (InterfaceImplementationHandle each in type.GetInterfaceImplementations())
        {
            Visit(metadata.GetInterfaceImplementation(each).Interface);
        }

        foreach (FieldDefinitionHandle each in type.GetFields())
        {
            FieldDefinition field = metadata.GetFieldDefinition(each);
            field.DecodeSignature(_names, null);
            VisitAttributes(field.GetCustomAttributes());
        }

        foreach (PropertyDefinitionHandle each in type.GetProperties())
        {
            PropertyDefinition property = metadata.GetPropertyDefinition(each);
            property.DecodeSignature(_names, null);
            VisitAttributes(property.GetCustomAttributes());
        }

        foreach (EventDefinitionHandle each in type.GetEvents())
        {
            EventDefinition definition = metadata.GetEventDefinition(each);
            Visit(definition.Type);
            VisitAttributes(definition.GetCustomAttributes());
        }

        foreach (MethodDefinitionHandle each in type.GetMethods())
        {
            VisitMethod(metadata.GetMethodDefinition(each));
        }

        return _names.Found.Where(found => found != self).Select(found => new Reference(self, found));
    }

    private void VisitMethod(MethodDefinition method)
    {
        method.DecodeSignature(_names, null);
        VisitAttributes(method.GetCustomAttributes());
        VisitGenericParameters(method.GetGenericParameters());
        foreach (ParameterHandle each in method.GetParameters())
        {
            VisitAttributes(metadata.GetParameter(each).GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress != 0)
        {
            VisitBody(file.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private void VisitBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            Visit(region.CatchType);
        }

        foreach (EntityHandle token in IlTokens.Of(body))
        {
            Visit(token);
        }
    }

    private void VisitAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle each in attributes)
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(each);
            Visit(attribute.Constructor);
            attribute.DecodeValue(_names);
        }
    }

    private void VisitGenericParameters(GenericParameterHandleCollection parameters)
    {
        foreach (GenericParameterHandle each in parameters)
        {
            GenericParameter parameter = metadata.GetGenericParameter(each);
            VisitAttributes(parameter.GetCustomAttributes());
            foreach (GenericParameterConstraintHandle constraint in parameter.GetConstraints())
            {
                Visit(metadata.GetGenericParameterConstraint(constraint).Type);
            }
        }
    }

    private void Visit(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case var _ when handle.IsNil:
                break;
            case HandleKind.TypeDefinition:
                _names.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0);
                break;
            case HandleKind.TypeReference:
                _names.GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0);
                break;
            case HandleKind.TypeSpecification:
                _names.GetTypeFromSpecification(metadata, null, (TypeSpecificationHandle)handle, 0);
                break;
            case HandleKind.FieldDefinition:
                Visit(metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                metadata.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(_names, null);
                break;
            case HandleKind.MethodDefinition:
                Visit(metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                metadata.GetMethodDefinition((MethodDefinitionHandle)handle).DecodeSignature(_names, null);
                break;
            case HandleKind.MemberReference:
                VisitMember(metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Visit(generic.Method);
                generic.DecodeSignature(_names, null);
                break;
            case HandleKind.StandaloneSignature:
                metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(_names, null);
                break;
            default:
                throw new NotSupportedException($"A token of kind {handle.Kind} in code.");
        }
    }

    private void VisitMember(MemberReference member)
    {
        Visit(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            member.DecodeFieldSignature(_names, null);
        }
        else
        {
            member.DecodeMethodSignature(_names, null);
        }
    }
}
