import { describe, expect, test } from 'vitest'
import { InsideAddress, isOutsideAddress, outsideAddressOf } from './outside-address.ts'

describe('An address that a stranger wrote down', () => {
  test.each(['8.8.8.8', '93.184.215.14', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is outside', (address) => {
    expect(isOutsideAddress(address)).toBe(true)
  })
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'geen adres',
  ])('%s is not', (address) => {
    expect(isOutsideAddress(address)).toBe(false)
  })
  test.each(['localhost', '127.0.0.1', '[::1]', '169.254.169.254'])('the name %s is refused, unless inside is allowed', async (name) => {
    await expect(outsideAddressOf(name)).rejects.toBeInstanceOf(InsideAddress)
    await expect(outsideAddressOf(name, { allowInside: true })).resolves.toMatchObject({ address: expect.any(String) })
  })
})
